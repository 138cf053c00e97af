"""MO Desk: the course, the test and the result of maatschappelijke oriëntatie on one laptop, offline."""
