CREATE TABLE subaccounts_accounts (
  id                        TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(id) = 23),
  parent_id                 TEXT COLLATE "C" REFERENCES subaccounts_accounts (id),
  name                      TEXT COLLATE "C" NOT NULL,
  email                     TEXT COLLATE "C",
  phone                     TEXT COLLATE "C",
  description               TEXT COLLATE "C",
  permissions               TEXT COLLATE "C" NOT NULL,
  rate_limit_requests       INTEGER          NOT NULL CHECK (rate_limit_requests > 0),
  rate_limit_window_seconds INTEGER          NOT NULL CHECK (rate_limit_window_seconds > 0),
  kyc_mode                  TEXT COLLATE "C" NOT NULL CHECK (kyc_mode IN ('PERSONAL_USE', 'CUSTOMER_USE')),
  business_type             TEXT COLLATE "C" CHECK (business_type IN (
                              'INDIVIDUAL', 'PROPRIETORSHIP', 'PRIVATE_LIMITED', 'LLP', 'PARTNERSHIP',
                              'PUBLIC_LIMITED', 'TRUST', 'SOCIETY', 'HUF', 'GOVERNMENT')),
  external_id               TEXT COLLATE "C",
  metadata                  TEXT COLLATE "C" NOT NULL,
  enabled                   BOOLEAN          NOT NULL,
  suspended                 BOOLEAN          NOT NULL,
  kyc_outcome               TEXT COLLATE "C" CHECK (kyc_outcome IN ('PENDING', 'VERIFIED', 'FAILED')),
  kyc_reference             TEXT COLLATE "C" CHECK ((kyc_reference IS NULL) = (kyc_outcome IS NULL)),
  kyc_reason                TEXT COLLATE "C" CHECK ((kyc_reason IS NULL) = (kyc_outcome IS NULL)),
  kyc_valid_until           BIGINT           CHECK (kyc_valid_until IS NULL OR kyc_outcome IS NOT NULL),
  kyc_recorded_at           BIGINT           CHECK ((kyc_recorded_at IS NULL) = (kyc_outcome IS NULL)),
  version                   BIGINT           NOT NULL CHECK (version >= 0),
  created_at                BIGINT           NOT NULL,
  updated_at                BIGINT           NOT NULL,
  last_used_at              BIGINT,
  deleted_at                BIGINT
);

CREATE INDEX subaccounts_accounts_by_parent ON subaccounts_accounts (parent_id, created_at, id);

CREATE INDEX subaccounts_accounts_by_creation ON subaccounts_accounts (created_at, id);

CREATE INDEX subaccounts_accounts_main_by_creation
  ON subaccounts_accounts (created_at, id) WHERE parent_id IS NULL;

CREATE INDEX subaccounts_accounts_by_external_id
  ON subaccounts_accounts (external_id) WHERE external_id IS NOT NULL;

-- Every account with itself and with each account above it.
CREATE TABLE subaccounts_ancestry (
  descendant TEXT COLLATE "C" NOT NULL REFERENCES subaccounts_accounts (id),
  ancestor   TEXT COLLATE "C" NOT NULL REFERENCES subaccounts_accounts (id),
  distance   INTEGER          NOT NULL CHECK (distance >= 0 AND (distance = 0) = (descendant = ancestor)),
  created_at BIGINT           NOT NULL, -- of the descendant
  PRIMARY KEY (descendant, ancestor)
);

CREATE INDEX subaccounts_ancestry_by_ancestor
  ON subaccounts_ancestry (ancestor, created_at, descendant, distance);

CREATE TABLE subaccounts_credentials (
  id         TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(id) = 23),
  account    TEXT COLLATE "C" NOT NULL REFERENCES subaccounts_accounts (id),
  name       TEXT COLLATE "C" NOT NULL,
  scopes     TEXT COLLATE "C" NOT NULL,
  not_before BIGINT,
  expires_at BIGINT,
  origins    TEXT COLLATE "C" NOT NULL,
  version    BIGINT           NOT NULL CHECK (version >= 0),
  created_at BIGINT           NOT NULL,
  revoked_at BIGINT
);

CREATE INDEX subaccounts_credentials_by_account ON subaccounts_credentials (account, created_at, id);

CREATE TABLE subaccounts_secrets (
  credential   TEXT COLLATE "C" NOT NULL REFERENCES subaccounts_credentials (id),
  number       INTEGER          NOT NULL,
  hash         TEXT COLLATE "C" NOT NULL CHECK (length(hash) BETWEEN 1 AND 500),
  hint         INTEGER,
  created_at   BIGINT           NOT NULL,
  retires_at   BIGINT,
  last_used_at BIGINT,
  PRIMARY KEY (credential, number)
);

CREATE TABLE subaccounts_resources (
  resource_type TEXT COLLATE "C" NOT NULL CHECK (length(resource_type) BETWEEN 1 AND 32),
  resource_id   TEXT COLLATE "C" NOT NULL CHECK (length(resource_id) BETWEEN 1 AND 128),
  owner         TEXT COLLATE "C" NOT NULL REFERENCES subaccounts_accounts (id),
  owned_from    BIGINT           NOT NULL,
  version       BIGINT           NOT NULL CHECK (version >= 0),
  PRIMARY KEY (resource_type, resource_id)
);

CREATE INDEX subaccounts_resources_by_owner
  ON subaccounts_resources (owner, owned_from, resource_type, resource_id);

CREATE TABLE subaccounts_past_ownerships (
  sequence      BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL PRIMARY KEY,
  resource_type TEXT COLLATE "C" NOT NULL CHECK (length(resource_type) BETWEEN 1 AND 32),
  resource_id   TEXT COLLATE "C" NOT NULL CHECK (length(resource_id) BETWEEN 1 AND 128),
  owner         TEXT COLLATE "C" NOT NULL REFERENCES subaccounts_accounts (id),
  owned_from    BIGINT           NOT NULL,
  owned_until   BIGINT           NOT NULL CHECK (owned_until >= owned_from)
);

CREATE INDEX subaccounts_past_ownerships_by_resource
  ON subaccounts_past_ownerships (resource_type, resource_id, owned_until, sequence);

CREATE TABLE subaccounts_installation (
  name  TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
  value TEXT COLLATE "C" NOT NULL CHECK (length(value) <= 200)
);
