-- Raw deliveries are kept for 30 days, alerts that are over and have no incident for 400.
GRANT DELETE ON alert, unmapped_delivery TO ${app};
