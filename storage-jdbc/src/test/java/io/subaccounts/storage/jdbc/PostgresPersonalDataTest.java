package io.subaccounts.storage.jdbc;

class PostgresPersonalDataTest extends JdbcPersonalDataTest {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }

    @Override
    String tables() {
        return "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()";
    }
}
