"""The embedded ERP engine: made, started, locked and called here, and nowhere else."""
