"""What is measured, runnable by anyone: `./phoihop bench`. Ratios to a floor of the same run, not bare times."""
