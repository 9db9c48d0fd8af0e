"""How people write metres of a grid; and cells that are not to be read (templates as those of `spellings`)."""

from __future__ import annotations

REFUSED = """
https://maps.app.goo.gl/AbCdEfGh123
https://goo.gl/maps/AbCdEfGh123
Xem https://maps.app.goo.gl/AbCdEfGh123?g_st=ic
https://www.google.com/maps/place/Nhà+văn+hóa+thôn
https://zalo.me/g/abcdef
{a:.6f}
{o:.6f}
{ad}°{am:02}'{asi:02}"N
{a:.0f}, {o:.0f}
{ad}│{od}
POINT({od} {ad})
{a:.1f}, {o:.1f}
-{a:.6f}, {o:.6f}
{a:.6f}S│{o:.6f}E
{a:.6f}, {o:.6f}W
{a:.6f}│{a:.6f}
{o:.6f}│{o:.6f}
{ad}°{am:02}'75"│{od}°{om:02}'80"
{ad}°{bad}'│{od}°{bad}'
0│0
0.000000, 0.000000
48.8584, 2.2945
16.054407, 108.202167
21.028511, 105.804817
không có│chưa đo
x│y
{{"type": "Point", "coordinates": [{o:.6f}, {a:.6f}]}}
{a:.6f} hoặc {b:.6f}, {o:.6f}
2,28E+06│5,57E+05
{short_far} Hà Nội
https://www.google.com/maps/@{a:.6f},{o:.6f},12z
https://www.google.com/maps/place/Chùa+X/@{far_a:.6f},{far_o:.6f},17z
https://www.google.com/maps/search/trường+học/@{far_a:.6f},{far_o:.6f},15z
{a:.4f}.{o:.4f}
{n:.0f}.{e:.0f}
{n:.0f}{e:.0f}
X {n:.0f}, Y {e:.0f}, Z 3.5
{a:.6f}, {o:.6f}, 12
Từ {a:.6f}, {o:.6f} đến {b:.6f}, {o:.6f}
{a:.6f}, {o:.6f} - {b:.6f}, {o:.6f}
LINESTRING({o:.6f} {a:.6f}, {o:.6f} {b:.6f})
{a:.6f}│{e:.0f}
{ad}°{am:02}'{asi:02}"N│{n:.0f}
{a:.6f}, {o:.6f}│{o:.6f}
{o:.6f}│https://maps.app.goo.gl/AbCdEfGh123
VN2000: {b:.6f}, {o:.6f} / WGS84: {a:.6f}, {o:.6f}
20°│106°
{ad}°{am:02}'│{od}°{om:02}'
{ad}°{am:02}'N, {od}°{om:02}'E
{ad} độ {am} phút│{od} độ {om} phút
"""
"""Not read, or not certain: the row must say so, and its place must be that of its address."""
METRES = """
{n:.3f}│{e:.3f}
{n:.0f}│{e:.0f}
{nc}│{ec}
{ng}│{eg}
{ngi}│{egi}
{nen}│{een}
{nsp}│{esp}
{nq}│{eq}
{nnb}│{enb}
{nc} m│{ec} m
{n:.2f}m│{e:.2f}m
X={n:.3f}│Y={e:.3f}
X(m): {nc}│Y(m): {ec}
{n:.2f}N│{e:.2f}E
{n:.3f}, {e:.3f}
{n:.0f} {e:.0f}
{nc}; {ec}
{nc} {ec}
{ng}; {eg}
{ng} {eg}
{nsp}; {esp}
{n:.2f}/{e:.2f}
{n:.0f} - {e:.0f}
X={n:.0f} Y={e:.0f}
X = {nc}; Y = {ec}
X: {n:.2f}, Y: {e:.2f}
X(m): {ng}; Y(m): {eg}
N {n:.2f} E {e:.2f}
({n:.3f}; {e:.3f})
Tọa độ X: {nc} m, Y: {ec} m
{nexp}│{eexp}
N:{n:.2f}; E:{e:.2f}
E {e:.2f} N {n:.2f}
Y={e:.0f}; X={n:.0f}
{n:.8f}│{e:.8f}
{n:.0f}-{e:.0f}
[{n:.0f}] [{e:.0f}]
{n:.2f} (VN2000)│{e:.2f} (VN2000)
"""
TOLD_METRES = """
VN-2000, KTT {0}: {{n:.2f}} {{e:.2f}}
VN2000 kinh tuyến trục {0} múi 3 độ; X={{n:.3f}}; Y={{e:.3f}}
X={{nc}}; Y={{ec}} (VN-2000, KTT: {0})
{1}: {{e:.2f}}, {{n:.2f}}
SRID={2};POINT({{e:.3f}} {{n:.3f}})
X(VN2000 KTT {0}): {{n:.2f}}│Y: {{e:.2f}}
{{e:.2f}}│{{n:.2f}} {1}
"""
"""The cell itself says the zone: its meridian, or its EPSG code."""
TOLD_DEGREES = """
VN-2000: {a:.6f}; {o:.6f}
VN2000 {ad}°{am:02}'{as1:04.1f}"N {od}°{om:02}'{os1:04.1f}"E
{ac}; {oc} (VN-2000)
SRID=4756;POINT({o:.6f} {a:.6f})
"""
TOLD_UTM = """
WGS84 UTM 48N: {e:.0f} {n:.0f}
UTM múi 48 WGS-84 {e:.2f}; {n:.2f}
EPSG:32648: {e:.2f}; {n:.2f}
SRID=32648;POINT({e:.2f} {n:.2f})
WGS84 48N {e:.0f} {n:.0f}
"""
DAMAGED = """
{n_km:.6f}│{e_km:.6f}
{n_kmc}│{e_kmc}
{n_lost:.2f}│{e_lost:.2f}
{n:.2f}│{e_lost:.2f}
{n_lost:.2f}│{e:.2f}
{n_lost:.0f} {e_lost:.0f}
"""
"""Kilometres, and the first digits of the grid left out: of the province's own zone, read only by the address."""
COARSE = """
{a:.2f}│{o:.2f}
{a:.3f}, {o:.3f}
{ad}°{am:02}.{asi:02}'│{od}°{om:02}.{osi:02}'
{ad}°{am:02},{asi:02}; {od}°{om:02},{osi:02}
"""
"""Few digits; minutes with two decimals, which may be seconds: right within what the place says that it is worth."""
