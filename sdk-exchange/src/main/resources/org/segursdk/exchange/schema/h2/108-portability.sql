-- Requests for portability and their dates.
CREATE TABLE sg_portability_request (
  request_id VARCHAR(200) PRIMARY KEY,
  kind VARCHAR(10) NOT NULL,
  received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  acknowledged_at TIMESTAMP(6) WITH TIME ZONE,
  exported_at TIMESTAMP(6) WITH TIME ZONE,
  contract_end TIMESTAMP(6) WITH TIME ZONE
);
