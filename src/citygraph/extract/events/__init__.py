"""Visits, meetings, forums and signings that took place: with whom, where and when."""
