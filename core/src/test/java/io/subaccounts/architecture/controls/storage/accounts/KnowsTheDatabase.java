package io.subaccounts.architecture.controls.storage.accounts;

import java.sql.Connection;

/** Knows how accounts are stored. */
record KnowsTheDatabase(Connection connection) {}
