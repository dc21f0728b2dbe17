ALTER TABLE subaccounts_accounts ADD COLUMN country TEXT CHECK (length(country) = 2);
