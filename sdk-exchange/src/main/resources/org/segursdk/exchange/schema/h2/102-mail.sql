-- Mails kept whole, in sealed pieces. Mailbox and folder stand as a key that does not tell them.
CREATE TABLE sg_mail (
  mail_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  folder_key VARCHAR(32) NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  size BIGINT NOT NULL,
  pieces INTEGER NOT NULL,
  arrived_at TIMESTAMP(6) WITH TIME ZONE,
  stored_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  received BOOLEAN NOT NULL
);
CREATE INDEX sg_mail_fingerprint ON sg_mail (folder_key, fingerprint);
CREATE INDEX sg_mail_received ON sg_mail (received, mail_id);
-- The names a mail has on its server: another one after each renumbering.
CREATE TABLE sg_mail_key (
  folder_key VARCHAR(32) NOT NULL,
  uid_validity BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  mail_id BIGINT NOT NULL REFERENCES sg_mail,
  PRIMARY KEY (folder_key, uid_validity, uid)
);
CREATE TABLE sg_mail_piece (
  mail_id BIGINT NOT NULL REFERENCES sg_mail,
  piece INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (mail_id, piece)
);
-- How far each folder was followed.
CREATE TABLE sg_mail_folder (
  folder_key VARCHAR(32) PRIMARY KEY,
  state CHARACTER LARGE OBJECT NOT NULL
);
