export const schemaVersion = "0.1.0";
