"""Accounting, sales, purchases, stock and till: our side of the ERP engine, behind one gateway."""
