# -*- coding: utf-8 -*-
"""doc é"""
x = "é"
