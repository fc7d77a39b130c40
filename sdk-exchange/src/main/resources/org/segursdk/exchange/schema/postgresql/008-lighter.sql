-- A delivery is written by the transaction of somebody who waits: fewer indexes and fewer checks in it.
-- Lines of the journal are read by their delivery alone, and written with it or under its lock.
DROP INDEX sg_delivery_event_delivery;
ALTER TABLE sg_delivery_event DROP CONSTRAINT sg_delivery_event_pkey;
ALTER TABLE sg_delivery_event ADD PRIMARY KEY (delivery_id, event_id);
ALTER TABLE sg_delivery_event DROP CONSTRAINT sg_delivery_event_delivery_id_fkey;
-- Rows without a value are looked for by nobody.
DROP INDEX sg_delivery_message;
CREATE INDEX sg_delivery_message ON sg_delivery (message_id) WHERE message_id IS NOT NULL;
DROP INDEX sg_task_heartbeat;
CREATE INDEX sg_task_heartbeat ON sg_task (last_heartbeat) WHERE last_heartbeat IS NOT NULL;
