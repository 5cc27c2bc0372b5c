"""Does the product find edited copies, and tell them from two reports of one incident?"""
