ALTER TABLE subaccounts_accounts ADD COLUMN country TEXT COLLATE "C" CHECK (length(country) = 2);

-- What an account's own verification has come to, as one text of dotted keys, and when time alone will next change it.
ALTER TABLE subaccounts_accounts ADD COLUMN kyc TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE subaccounts_accounts ADD COLUMN kyc_due_at BIGINT;

CREATE INDEX subaccounts_accounts_by_kyc_due
  ON subaccounts_accounts (kyc_due_at, id) WHERE kyc_due_at IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE subaccounts_kyc_attempts (
  account           TEXT COLLATE "C" NOT NULL REFERENCES subaccounts_accounts (id),
  document          TEXT COLLATE "C" NOT NULL CHECK (document IN ('PAN', 'GST', 'CIN', 'AADHAAR')),
  number            INTEGER          NOT NULL CHECK (number > 0),
  state             TEXT COLLATE "C" NOT NULL CHECK (state IN (
                      'INITIATED', 'STARTED', 'PENDING', 'NEEDS_REVIEW',
                      'VERIFIED', 'FAILED_RETRYABLE', 'FAILED_FINAL', 'ERROR', 'SUPERSEDED')),
  provider          TEXT COLLATE "C" CHECK (length(provider) BETWEEN 1 AND 100),
  reference         TEXT COLLATE "C" CHECK (length(reference) BETWEEN 1 AND 500),
  session           TEXT COLLATE "C" CHECK (length(session) = 23),
  fingerprint       TEXT COLLATE "C" CHECK (length(fingerprint) BETWEEN 1 AND 200),
  holder            TEXT COLLATE "C" CHECK (length(holder) BETWEEN 1 AND 200),
  holder_type       TEXT COLLATE "C" CHECK (length(holder_type) = 1),
  sealed_submission TEXT COLLATE "C" CHECK (length(sealed_submission) BETWEEN 1 AND 100000),
  sealed_findings   TEXT COLLATE "C" CHECK (length(sealed_findings) BETWEEN 1 AND 100000),
  mask              TEXT COLLATE "C" CHECK (length(mask) BETWEEN 1 AND 100),
  candidates        TEXT COLLATE "C" NOT NULL,
  fetches           INTEGER          NOT NULL CHECK (fetches >= 0),
  name_score        DOUBLE PRECISION CHECK (name_score BETWEEN 0 AND 1),
  name_band         TEXT COLLATE "C" CHECK (name_band IN ('MATCH', 'CLOSE', 'DIFFERENT')),
  failure           TEXT COLLATE "C" CHECK (failure IN (
                      'NOT_FOUND', 'INACTIVE', 'NAME_MISMATCH', 'DATE_MISMATCH', 'HOLDER_MISMATCH', 'CONSENT_DENIED',
                      'REJECTED_BY_REVIEWER', 'OTHER')),
  fault             TEXT COLLATE "C" CHECK (fault IN (
                      'TIMEOUT', 'UNREACHABLE', 'UPSTREAM_ERROR', 'MALFORMED_ANSWER', 'QUOTA_EXCEEDED',
                      'NOT_AUTHORIZED', 'OVERLOADED', 'CIRCUIT_OPEN', 'NOT_CONFIGURED', 'LAPSED')),
  review            TEXT COLLATE "C",
  valid_until       BIGINT,
  version           BIGINT           NOT NULL CHECK (version >= 0),
  created_at        BIGINT           NOT NULL,
  submitted_at      BIGINT,
  settled_at        BIGINT,
  PRIMARY KEY (account, document, number),
  CHECK ((settled_at IS NULL) = (state IN ('INITIATED', 'STARTED', 'PENDING', 'NEEDS_REVIEW'))),
  CHECK (reference IS NULL OR provider IS NOT NULL),
  CHECK (holder_type IS NULL OR document = 'PAN'),
  CHECK ((name_score IS NULL) = (name_band IS NULL)),
  -- Of an Aadhaar number nothing but the last four digits is ever kept.
  CHECK (document <> 'AADHAAR' OR mask IS NULL OR mask !~ '[0-9]{5}'),
  -- Test accounts, whose identifiers have a T for their second letter, are decided by test mode, and no others are.
  CHECK (provider IS NULL OR provider = 'none' OR (provider = 'test-mode') = (substr(account, 2, 1) = 'T'))
);

CREATE UNIQUE INDEX subaccounts_kyc_attempts_by_reference
  ON subaccounts_kyc_attempts (provider, reference) WHERE reference IS NOT NULL;

CREATE INDEX subaccounts_kyc_attempts_by_creation
  ON subaccounts_kyc_attempts (created_at, account, document, number);

CREATE INDEX subaccounts_kyc_attempts_by_account
  ON subaccounts_kyc_attempts (account, created_at, document, number);

CREATE INDEX subaccounts_kyc_attempts_by_review
  ON subaccounts_kyc_attempts (created_at, account, document, number) WHERE state = 'NEEDS_REVIEW';

CREATE INDEX subaccounts_kyc_attempts_by_fingerprint
  ON subaccounts_kyc_attempts (document, fingerprint, account) WHERE state = 'VERIFIED';

CREATE TABLE subaccounts_kyc_sessions (
  id                   TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(id) = 23),
  account              TEXT COLLATE "C" NOT NULL REFERENCES subaccounts_accounts (id),
  flow                 TEXT COLLATE "C" NOT NULL CHECK (flow IN ('EMAIL', 'REDIRECT')),
  state                TEXT COLLATE "C" NOT NULL CHECK (state IN (
                         'EMAIL_SENT', 'LINK_READY', 'OPENED', 'IN_PROGRESS',
                         'COMPLETED', 'FAILED', 'EXPIRED', 'REVOKED')),
  sealed_email         TEXT COLLATE "C" CHECK (length(sealed_email) BETWEEN 1 AND 10000),
  masked_email         TEXT COLLATE "C" CHECK (length(masked_email) BETWEEN 1 AND 500),
  redirect_url         TEXT COLLATE "C" CHECK (length(redirect_url) > 0),
  webhook_url          TEXT COLLATE "C" CHECK (length(webhook_url) > 0),
  reminder_days_before TEXT COLLATE "C" NOT NULL,
  metadata             TEXT COLLATE "C" NOT NULL,
  consent_purpose      TEXT COLLATE "C" CHECK (length(consent_purpose) BETWEEN 1 AND 200),
  consent_version      TEXT COLLATE "C" CHECK (length(consent_version) BETWEEN 1 AND 100),
  consent_channel      TEXT COLLATE "C" CHECK (length(consent_channel) BETWEEN 1 AND 100),
  consent_at           BIGINT,
  work                 TEXT COLLATE "C" NOT NULL,
  link_hash            TEXT COLLATE "C" CHECK (length(link_hash) BETWEEN 1 AND 200),
  key_hash             TEXT COLLATE "C" CHECK (length(key_hash) BETWEEN 1 AND 200),
  expires_at           BIGINT           NOT NULL,
  due_at               BIGINT,
  last_sent_at         BIGINT           NOT NULL,
  first_opened_at      BIGINT,
  ended_at             BIGINT,
  end_reason           TEXT COLLATE "C",
  version              BIGINT           NOT NULL CHECK (version >= 0),
  created_at           BIGINT           NOT NULL,
  CHECK ((sealed_email IS NULL) = (masked_email IS NULL)),
  CHECK ((consent_purpose IS NULL) = (consent_at IS NULL)
    AND (consent_version IS NULL) = (consent_at IS NULL)
    AND (consent_channel IS NULL) = (consent_at IS NULL)),
  CHECK ((ended_at IS NULL) = (state IN ('EMAIL_SENT', 'LINK_READY', 'OPENED', 'IN_PROGRESS'))),
  CHECK (due_at IS NULL OR ended_at IS NULL),
  CHECK (end_reason IS NULL OR state = 'REVOKED')
);

CREATE UNIQUE INDEX subaccounts_kyc_sessions_active_by_account
  ON subaccounts_kyc_sessions (account) WHERE state IN ('EMAIL_SENT', 'LINK_READY', 'OPENED', 'IN_PROGRESS');

CREATE UNIQUE INDEX subaccounts_kyc_sessions_by_link
  ON subaccounts_kyc_sessions (link_hash) WHERE link_hash IS NOT NULL;

CREATE UNIQUE INDEX subaccounts_kyc_sessions_by_key
  ON subaccounts_kyc_sessions (key_hash) WHERE key_hash IS NOT NULL;

CREATE INDEX subaccounts_kyc_sessions_by_account ON subaccounts_kyc_sessions (account, created_at, id);

CREATE INDEX subaccounts_kyc_sessions_by_due ON subaccounts_kyc_sessions (due_at, id) WHERE due_at IS NOT NULL;

-- Belong to the installation: the attempt is what the provider says, and need not be there.
CREATE TABLE subaccounts_kyc_callbacks (
  provider         TEXT COLLATE "C" NOT NULL CHECK (length(provider) BETWEEN 1 AND 100),
  delivery_id      TEXT COLLATE "C" NOT NULL CHECK (length(delivery_id) BETWEEN 1 AND 500),
  verdict          TEXT COLLATE "C" NOT NULL CHECK (verdict IN (
                     'APPLIED', 'DUPLICATE', 'FORGED', 'STALE', 'MALFORMED', 'UNKNOWN', 'OTHER_ENVIRONMENT',
                     'SUPERSEDED', 'SETTLED_BEFORE', 'NOTHING_NEW')),
  attempt_account  TEXT COLLATE "C" CHECK (length(attempt_account) = 23),
  attempt_document TEXT COLLATE "C" CHECK (attempt_document IN ('PAN', 'GST', 'CIN', 'AADHAAR')),
  attempt_number   INTEGER          CHECK (attempt_number > 0),
  times            BIGINT           NOT NULL CHECK (times > 0),
  first_at         BIGINT           NOT NULL,
  last_at          BIGINT           NOT NULL CHECK (last_at >= first_at),
  PRIMARY KEY (provider, delivery_id),
  CHECK ((attempt_document IS NULL) = (attempt_account IS NULL)
    AND (attempt_number IS NULL) = (attempt_account IS NULL))
);

CREATE INDEX subaccounts_kyc_callbacks_by_provider
  ON subaccounts_kyc_callbacks (provider, last_at, delivery_id);

CREATE INDEX subaccounts_kyc_callbacks_by_age ON subaccounts_kyc_callbacks (last_at);

-- Types are not listed here, because new ones are added.
CREATE TABLE subaccounts_events (
  account     TEXT COLLATE "C" NOT NULL REFERENCES subaccounts_accounts (id),
  number      BIGINT           NOT NULL CHECK (number > 0),
  type        TEXT COLLATE "C" NOT NULL CHECK (length(type) BETWEEN 1 AND 100),
  at          BIGINT           NOT NULL,
  data        TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (account, number)
);

CREATE TABLE subaccounts_signing_secrets (
  account         TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES subaccounts_accounts (id),
  sealed          TEXT COLLATE "C" NOT NULL CHECK (length(sealed) BETWEEN 1 AND 10000),
  previous_sealed TEXT COLLATE "C" CHECK (length(previous_sealed) BETWEEN 1 AND 10000),
  previous_until  BIGINT,
  version         BIGINT           NOT NULL CHECK (version > 0),
  CHECK ((previous_until IS NULL) = (previous_sealed IS NULL))
);

-- Evidence of before becomes the platform's decision, for as long as it was valid, or for 365 days from when it was
-- recorded; evidence that was pending is dropped. Who inherits was never blocked by evidence of its own that had failed,
-- and is not now: that is only put on record. Of the texts those characters are encoded that readers split at.
INSERT INTO subaccounts_events (account, number, type, at, data)
SELECT id, 1, 'kyc.decided', kyc_recorded_at, 'by=upgrade&decision=evidence_failed&reason='
  || replace(replace(replace(replace(kyc_reason, '%', '%25'), '&', '%26'), '=', '%3D'), '+', '%2B')
  || '&reference='
  || replace(replace(replace(replace(kyc_reference, '%', '%25'), '&', '%26'), '=', '%3D'), '+', '%2B')
FROM subaccounts_accounts
WHERE kyc_outcome = 'FAILED' AND kyc_mode = 'PERSONAL_USE';

UPDATE subaccounts_accounts
SET kyc_due_at = COALESCE(kyc_valid_until, kyc_recorded_at + 31536000000000)
WHERE kyc_outcome = 'VERIFIED' OR (kyc_outcome = 'FAILED' AND kyc_mode = 'CUSTOMER_USE');

UPDATE subaccounts_accounts
SET kyc = 'override.effect=' || CASE kyc_outcome WHEN 'VERIFIED' THEN 'OPEN' ELSE 'BLOCK' END
  || '&override.reason='
  || replace(replace(replace(replace(kyc_reason, '%', '%25'), '&', '%26'), '=', '%3D'), '+', '%2B')
  || '&override.reference='
  || replace(replace(replace(replace(kyc_reference, '%', '%25'), '&', '%26'), '=', '%3D'), '+', '%2B')
  || '&override.until=' || kyc_due_at
WHERE kyc_due_at IS NOT NULL;

-- The last one goes last, because the checks of the others name it.
ALTER TABLE subaccounts_accounts DROP COLUMN kyc_reference;
ALTER TABLE subaccounts_accounts DROP COLUMN kyc_reason;
ALTER TABLE subaccounts_accounts DROP COLUMN kyc_valid_until;
ALTER TABLE subaccounts_accounts DROP COLUMN kyc_recorded_at;
ALTER TABLE subaccounts_accounts DROP COLUMN kyc_outcome;
