package io.subaccounts.architecture.controls.rings.homeless;

/** Lives where the map has nothing. */
record InHomeless() {}
