-- Contents that were kept for long enough are removed; their rows say when.
ALTER TABLE sg_content ADD COLUMN removed_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE sg_share ALTER COLUMN sealed DROP NOT NULL;
CREATE INDEX sg_share_content ON sg_share (content_id);
CREATE INDEX sg_content_removed ON sg_content (removed_at, created_at);
