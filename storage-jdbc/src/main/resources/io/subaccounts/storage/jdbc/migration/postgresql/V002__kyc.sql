ALTER TABLE subaccounts_accounts ADD COLUMN country TEXT COLLATE "C" CHECK (length(country) = 2);
