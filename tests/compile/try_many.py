try:
    x
except E0 as e0: y0
except E1 as e1: y1
except E2 as e2: y2
except E3 as e3: y3
except E4 as e4: y4
except E5 as e5: y5
except E6 as e6: y6
except E7 as e7: y7
except E8 as e8: y8
except E9 as e9: y9
except E10 as e10: y10
except E11 as e11: y11
except E12 as e12: y12
except E13 as e13: y13
except E14 as e14: y14
except E15 as e15: y15
except E16 as e16: y16
except E17 as e17: y17
except E18 as e18: y18
except E19 as e19: y19
except E20 as e20: y20
except E21 as e21: y21
except E22 as e22: y22
except E23 as e23: y23
except E24 as e24: y24
except E25 as e25: y25
except E26 as e26: y26
except E27 as e27: y27
except E28 as e28: y28
except E29 as e29: y29
except E30 as e30: y30
except E31 as e31: y31
except E32 as e32: y32
except E33 as e33: y33
except E34 as e34: y34
except E35 as e35: y35
except E36 as e36: y36
except E37 as e37: y37
except E38 as e38: y38
except E39 as e39: y39
else: z
finally: w
