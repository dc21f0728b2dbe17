CREATE TABLE subaccounts_accounts (
  id                        TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 23),
  parent_id                 TEXT    REFERENCES subaccounts_accounts (id),
  name                      TEXT    NOT NULL,
  email                     TEXT,
  phone                     TEXT,
  description               TEXT,
  permissions               TEXT    NOT NULL,
  rate_limit_requests       INTEGER NOT NULL CHECK (rate_limit_requests > 0),
  rate_limit_window_seconds INTEGER NOT NULL CHECK (rate_limit_window_seconds > 0),
  kyc_mode                  TEXT    NOT NULL CHECK (kyc_mode IN ('PERSONAL_USE', 'CUSTOMER_USE')),
  business_type             TEXT    CHECK (business_type IN (
                              'INDIVIDUAL', 'PROPRIETORSHIP', 'PRIVATE_LIMITED', 'LLP', 'PARTNERSHIP',
                              'PUBLIC_LIMITED', 'TRUST', 'SOCIETY', 'HUF', 'GOVERNMENT')),
  external_id               TEXT,
  metadata                  TEXT    NOT NULL,
  enabled                   INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  suspended                 INTEGER NOT NULL CHECK (suspended IN (0, 1)),
  kyc_outcome               TEXT    CHECK (kyc_outcome IN ('PENDING', 'VERIFIED', 'FAILED')),
  kyc_reference             TEXT    CHECK ((kyc_reference IS NULL) = (kyc_outcome IS NULL)),
  kyc_reason                TEXT    CHECK ((kyc_reason IS NULL) = (kyc_outcome IS NULL)),
  kyc_valid_until           INTEGER CHECK (kyc_valid_until IS NULL OR kyc_outcome IS NOT NULL),
  kyc_recorded_at           INTEGER CHECK ((kyc_recorded_at IS NULL) = (kyc_outcome IS NULL)),
  version                   INTEGER NOT NULL CHECK (version >= 0),
  created_at                INTEGER NOT NULL,
  updated_at                INTEGER NOT NULL,
  last_used_at              INTEGER,
  deleted_at                INTEGER
) STRICT;

CREATE INDEX subaccounts_accounts_by_parent ON subaccounts_accounts (parent_id, created_at, id);

CREATE INDEX subaccounts_accounts_by_creation ON subaccounts_accounts (created_at, id);

CREATE INDEX subaccounts_accounts_main_by_creation
  ON subaccounts_accounts (created_at, id) WHERE parent_id IS NULL;

CREATE INDEX subaccounts_accounts_by_external_id
  ON subaccounts_accounts (external_id) WHERE external_id IS NOT NULL;

-- Every account with itself and with each account above it.
CREATE TABLE subaccounts_ancestry (
  descendant TEXT    NOT NULL REFERENCES subaccounts_accounts (id),
  ancestor   TEXT    NOT NULL REFERENCES subaccounts_accounts (id),
  distance   INTEGER NOT NULL CHECK (distance >= 0 AND (distance = 0) = (descendant = ancestor)),
  created_at INTEGER NOT NULL, -- of the descendant
  PRIMARY KEY (descendant, ancestor)
) STRICT, WITHOUT ROWID;

CREATE INDEX subaccounts_ancestry_by_ancestor
  ON subaccounts_ancestry (ancestor, created_at, descendant, distance);

CREATE TABLE subaccounts_credentials (
  id         TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 23),
  account    TEXT    NOT NULL REFERENCES subaccounts_accounts (id),
  name       TEXT    NOT NULL,
  scopes     TEXT    NOT NULL,
  not_before INTEGER,
  expires_at INTEGER,
  origins    TEXT    NOT NULL,
  version    INTEGER NOT NULL CHECK (version >= 0),
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;

CREATE INDEX subaccounts_credentials_by_account ON subaccounts_credentials (account, created_at, id);

CREATE TABLE subaccounts_secrets (
  credential   TEXT    NOT NULL REFERENCES subaccounts_credentials (id),
  number       INTEGER NOT NULL,
  hash         TEXT    NOT NULL CHECK (length(hash) BETWEEN 1 AND 500),
  hint         INTEGER,
  created_at   INTEGER NOT NULL,
  retires_at   INTEGER,
  last_used_at INTEGER,
  PRIMARY KEY (credential, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE subaccounts_resources (
  resource_type TEXT    NOT NULL CHECK (length(resource_type) BETWEEN 1 AND 32),
  resource_id   TEXT    NOT NULL CHECK (length(resource_id) BETWEEN 1 AND 128),
  owner         TEXT    NOT NULL REFERENCES subaccounts_accounts (id),
  owned_from    INTEGER NOT NULL,
  version       INTEGER NOT NULL CHECK (version >= 0),
  PRIMARY KEY (resource_type, resource_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX subaccounts_resources_by_owner
  ON subaccounts_resources (owner, owned_from, resource_type, resource_id);

CREATE TABLE subaccounts_past_ownerships (
  sequence      INTEGER NOT NULL PRIMARY KEY,
  resource_type TEXT    NOT NULL CHECK (length(resource_type) BETWEEN 1 AND 32),
  resource_id   TEXT    NOT NULL CHECK (length(resource_id) BETWEEN 1 AND 128),
  owner         TEXT    NOT NULL REFERENCES subaccounts_accounts (id),
  owned_from    INTEGER NOT NULL,
  owned_until   INTEGER NOT NULL CHECK (owned_until >= owned_from)
) STRICT;

CREATE INDEX subaccounts_past_ownerships_by_resource
  ON subaccounts_past_ownerships (resource_type, resource_id, owned_until, sequence);

CREATE TABLE subaccounts_installation (
  name  TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
  value TEXT NOT NULL CHECK (length(value) <= 200)
) STRICT, WITHOUT ROWID;
