"""Places on the map: suggested by one, confirmed by several, corrected by all who may write there."""
