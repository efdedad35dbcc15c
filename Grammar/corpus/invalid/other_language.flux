// S0023
SELECT mean(mw) FROM demand
