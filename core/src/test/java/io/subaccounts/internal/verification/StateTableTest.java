package io.subaccounts.internal.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class StateTableTest {

    private enum Door {
        OPEN,
        SHUT,
        GONE
    }

    private enum Deed {
        PUSH,
        KNOCK,
        BURN
    }

    private enum Weather {
        CALM,
        STORM
    }

    private static final EnumSet<Weather> ANY = EnumSet.allOf(Weather.class);

    private static final StateTable<Door, Deed, Weather> DOOR = StateTable.<Door, Deed, Weather>declare()
            .on(EnumSet.of(Door.OPEN), Deed.PUSH, ANY, Door.SHUT)
            .on(EnumSet.of(Door.SHUT), Deed.PUSH, EnumSet.of(Weather.CALM), Door.OPEN)
            .staying(EnumSet.of(Door.SHUT), Deed.KNOCK, ANY)
            .on(EnumSet.of(Door.OPEN, Door.SHUT), Deed.BURN, EnumSet.of(Weather.STORM), Door.GONE)
            .on(EnumSet.of(Door.OPEN), Deed.BURN, EnumSet.of(Weather.CALM), Door.SHUT)
            .table();

    @Test
    void whatIsDeclaredHappensAndNothingElse() {
        assertThat(DOOR.move(Door.OPEN, Deed.PUSH, Weather.STORM)).contains(Door.SHUT);
        assertThat(DOOR.move(Door.SHUT, Deed.PUSH, Weather.STORM)).isEmpty();
        assertThat(DOOR.move(Door.SHUT, Deed.KNOCK, Weather.CALM)).contains(Door.SHUT);
        assertThat(DOOR.move(Door.OPEN, Deed.KNOCK, Weather.CALM)).isEmpty();
        assertThat(DOOR.move(Door.GONE, Deed.BURN, Weather.STORM)).isEmpty();
        assertThat(DOOR.isFinal(Door.GONE)).isTrue();
        assertThat(DOOR.isFinal(Door.SHUT)).isFalse();
    }

    @Test
    void oneEventUnderOneCircumstanceLeadsToOnePlace() {
        var twice = StateTable.<Door, Deed, Weather>declare()
                .on(EnumSet.of(Door.OPEN), Deed.PUSH, ANY, Door.SHUT)
                .on(EnumSet.of(Door.OPEN), Deed.PUSH, EnumSet.of(Weather.CALM), Door.GONE);

        assertThatThrownBy(twice::table)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two moves from OPEN on PUSH");
    }

    @Test
    void aDiagramNamesCircumstancesOnlyWhereTheyMatter() {
        assertThat(DOOR.diagram(EnumSet.of(Door.OPEN))).isEqualTo("""
                        stateDiagram-v2
                            [*] --> OPEN
                            OPEN --> SHUT: BURN [CALM], PUSH
                            SHUT --> OPEN: PUSH [CALM]
                            SHUT --> SHUT: KNOCK
                            OPEN --> GONE: BURN [STORM]
                            SHUT --> GONE: BURN [STORM]
                            GONE --> [*]""");
    }

    @Test
    void aTableAsWrittenByAPersonIsReadStrictly() {
        assertThat(WrittenTable.read("FROM ON CALM STORM\nOPEN PUSH SHUT .").moves())
                .isEqualTo(1);
        assertThatThrownBy(() -> WrittenTable.read("FROM ON CALM\nOPEN PUSH SHUT GONE"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WrittenTable.read("FROM ON CALM\nOPEN PUSH SHUT\nOPEN PUSH GONE"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
