"""How people write coordinates: templates of the cells, filled from a point by the test's own arithmetic.

A template has the cell under "latitude" and, behind "│", that under "longitude"; without one both numbers stand in one
cell. Braces name what `written_cells.parts_of` gives: a… and o… of latitude and longitude, n… and e… of north and east
in metres of a grid.
"""

from __future__ import annotations

CUT = "│"
DEGREES = """
{a:.6f}│{o:.6f}
{a:.4f}│{o:.4f}
{ac}│{oc}
{a:.6f}°│{o:.6f}°
{a:.6f}º│{o:.6f}º
{ac} độ│{oc} độ
+{a:.6f}│+{o:.6f}
{a:.6f}N│{o:.6f}E
N {a:.6f}│E {o:.6f}
{ac} B│{oc} Đ
{a:.6f}, {o:.6f}
{a:.6f},{o:.6f}
{a:.6f} {o:.6f}
{a:.6f};{o:.6f}
{a:.6f}; {o:.6f}
{a:.6f} / {o:.6f}
{a:.6f} - {o:.6f}
{a:.6f} | {o:.6f}
({a:.6f}, {o:.6f})
[{a:.6f}; {o:.6f}]
{ac}; {oc}
{ac} {oc}
{ac}, {oc}
{ac},{oc}
{ac} / {oc}
{ac} - {oc}
{a:.6f}° N, {o:.6f}° E
{a:.6f}°B; {o:.6f}°Đ
N{a:.6f} E{o:.6f}
Lat: {a:.6f}, Long: {o:.6f}
lat={a:.6f} lng={o:.6f}
Latitude {a:.6f}; Longitude {o:.6f}
Vĩ độ: {ac}; Kinh độ: {oc}
vi do {a:.6f} kinh do {o:.6f}
Vĩ độ Bắc {ac}, kinh độ Đông {oc}
Tọa độ: {a:.6f}, {o:.6f}
Toạ độ GPS: {a:.6f}, {o:.6f}
X: {a:.6f}, Y: {o:.6f}
X={ac}; Y={oc}
{a:.6f}, {o:.6f} (WGS84)
WGS-84: {a:.6f} {o:.6f}
{o:.6f} Đ - {a:.6f} B
{o:.6f}E {a:.6f}N
{wide_a}，{wide_o}
POINT({o:.6f} {a:.6f})
POINT ({o:.7f} {a:.7f})
SRID=4326;POINT({o:.6f} {a:.6f})
POINT Z ({o:.6f} {a:.6f} 3.2)
{code}
{code} Việt Nam
{short} Hưng Yên
Plus Code: {short}
{ad}°{am:02}'{as1:04.1f}"│{od}°{om:02}'{os1:04.1f}"
{ad}°{am:02}'{as1:04.1f}"N│{od}°{om:02}'{os1:04.1f}"E
{ad}º{am:02}'{asc}"B│{od}º{om:02}'{osc}"Đ
{ad}˚{am:02}’{as1:04.1f}”│{od}˚{om:02}’{os1:04.1f}”
{ad}° {am:02}′ {as1:04.1f}″│{od}° {om:02}′ {os1:04.1f}″
{ad}°{am:02}'{as1:04.1f}''│{od}°{om:02}'{os1:04.1f}''
{ad}o{am:02}'{as1:04.1f}"│{od}o{om:02}'{os1:04.1f}"
{ad}⁰{am:02}´{as1:04.1f}´´│{od}⁰{om:02}´{os1:04.1f}´´
{ad}*{am:02}'{as1:04.1f}"│{od}*{om:02}'{os1:04.1f}"
{ad}^{am:02}`{as1:04.1f}``│{od}^{om:02}`{os1:04.1f}``
{ad} độ {am} phút {asc} giây│{od} độ {om} phút {osc} giây
{ad} độ {am:02}' {asc}''│{od} độ {om:02}' {osc}''
{ad} do {am} phut {as1:.1f} giay│{od} do {om} phut {os1:.1f} giay
{ad}d{am}m{as1:.1f}s│{od}d{om}m{os1:.1f}s
{ad} {am:02} {as1:04.1f}│{od} {om:02} {os1:04.1f}
{ad}-{am:02}-{as1:04.1f}│{od}-{om:02}-{os1:04.1f}
{ad}:{am:02}:{as1:04.1f}│{od}:{om:02}:{os1:04.1f}
{ad}.{am:02}.{asi:02}│{od}.{om:02}.{osi:02}
{ad}.{am:02}.{asc}│{od}.{om:02}.{osc}
N{ad}°{am:02}'{as1:04.1f}"│E{od}°{om:02}'{os1:04.1f}"
B: {ad}°{am:02}'{asi:02}"│Đ: {od}°{om:02}'{osi:02}"
{ad}°{am:02}'{asi:02}" Bắc│{od}°{om:02}'{osi:02}" Đông
vĩ độ Bắc {ad}°{am:02}'{asi:02}"│kinh độ Đông {od}°{om:02}'{osi:02}"
{ad}°{am:02}'{asi:02}" vĩ Bắc│{od}°{om:02}'{osi:02}" kinh Đông
{ad}°{am:02}'{asi:02}"N{od}°{om:02}'{osi:02}"E
{ad}°{am:02}'{as1:04.1f}"N {od}°{om:02}'{os1:04.1f}"E
{ad}°{am:02}'{as1:04.1f}"N, {od}°{om:02}'{os1:04.1f}"E
{ad}°{am:02}′{asi:02}″B; {od}°{om:02}′{osi:02}″Đ
{ad}°{am:02}'{asc}"B - {od}°{om:02}'{osc}"Đ
{ad}° {am:02}' {as1:04.1f}" , {od}° {om:02}' {os1:04.1f}"
N{ad}°{am:02}'{as1:04.1f}" E{od}°{om:02}'{os1:04.1f}"
Vĩ độ: {ad}°{am:02}'{asc}"; Kinh độ: {od}°{om:02}'{osc}"
{od}°{om:02}'{osi:02}"Đ, {ad}°{am:02}'{asi:02}"B
{ad} độ {am} phút {asc} giây vĩ Bắc, {od} độ {om} phút {osc} giây kinh Đông
{ad}.{am:02}.{asi:02}, {od}.{om:02}.{osi:02}
{ad}:{am:02}:{as1:04.1f}, {od}:{om:02}:{os1:04.1f}
{ad}°{adm:.4f}'│{od}°{odm:.4f}'
{ad}° {adm:.4f}' N, {od}° {odm:.4f}' E
N {ad}° {adm:.3f}│E {od}° {odm:.3f}
{ad} {adm:.4f}│{od} {odm:.4f}
{ad}°{admc}' B; {od}°{odmc}' Đ
{ad} độ {admc} phút│{od} độ {odmc} phút
N{ad} {adm:.4f} E{od} {odm:.4f}
x: {o:.6f}, y: {a:.6f}
{a:.6f}° {o:.6f}°
{a:.6f} Bắc - {o:.6f} Đông
lat:{a:.6f}│lng:{o:.6f}
Vĩ độ {ac}│Kinh độ {oc}
{{lat: {a:.6f}, lng: {o:.6f}}}
{a:.12f}│{o:.12f}
'{a:.6f}│'{o:.6f}
≈{ac}│≈{oc}
~{a:.6f}, {o:.6f}
{a:.6f}.│{o:.6f}.
{a:.6f} (WGS84)│{o:.6f} (WGS84)
POINT({a:.6f} {o:.6f})
{code}; {o:.6f}
{short} Hưng Yên, Việt Nam
{ad}°{am:02}'{as1:04.1f}N {od}°{om:02}'{os1:04.1f}E
{ad}-{am:02}-{asi:02} N; {od}-{om:02}-{osi:02} E
{ad}º {am:02}' {asc}" - {od}º {om:02}' {osc}"
{ad} {am:02} {asi:02} {od} {om:02} {osi:02}
{ad}0{am:02}'{asc}"│{od}0{om:02}'{osc}"
{ad}0{am:02}'{asi:02}''B, {od}0{om:02}'{osi:02}''Đ
{ad} 0 {am:02}' {asc}''│{od} 0 {om:02}' {osc}''
"""
LINKS = """
https://www.google.com/maps/@{a:.6f},{o:.6f},17z
https://www.google.com/maps/@{a:.6f},{o:.6f},3a,75y,90h,90t/data=!3m6!1e1!3m4!1sAbC!2e0!7i16384!8i8192
https://www.google.com/maps?q={a:.6f},{o:.6f}
https://maps.google.com/?q={a:.6f},{o:.6f}&z=17
https://maps.google.com/maps?q={a:.6f}%2C{o:.6f}&hl=vi
https://maps.google.com/maps?q=loc:{a:.6f}+{o:.6f}
https://maps.google.com/?ll={a:.6f},{o:.6f}
https://www.google.com/maps/search/?api=1&query={a:.6f}%2C{o:.6f}
https://www.google.com/maps/search/{a:.6f},+{o:.6f}?entry=tts
https://www.google.com.vn/maps/place/{a:.6f},{o:.6f}/@{far_a:.6f},{far_o:.6f},12z
https://www.google.com/maps/place/{ad}°{am:02}'{as1:04.1f}"N+{od}°{om:02}'{os1:04.1f}"E
https://www.google.com/maps/place/{ad}%C2%B0{am:02}'{as1:04.1f}%22N+{od}%C2%B0{om:02}'{os1:04.1f}%22E/@{far_a:.6f},{far_o:.6f},12z
https://www.google.com/maps/place/X/@{far_a:.6f},{far_o:.6f},14z/data=!4m6!3m5!1s0x0:0x1!8m2!3d{a:.6f}!4d{o:.6f}!16s%2Fg%2F1
https://www.google.com/maps/dir/?api=1&origin={far_a:.6f},{far_o:.6f}&destination={a:.6f},{o:.6f}
https://www.google.com/maps/dir/{far_a:.6f},{far_o:.6f}/{a:.6f},{o:.6f}/@{far_a:.6f},{far_o:.6f},12z
https://www.google.com/maps/dir//{a:.6f},{o:.6f}
https://maps.google.com/maps?saddr={far_a:.6f},{far_o:.6f}&daddr={a:.6f},{o:.6f}
https://www.google.com/maps/embed?pb=!1m14!1m12!1m3!1d3728.9!2d{o:.6f}!3d{a:.6f}!2m3!1f0!2f0!3f0!3m2!1i1024!2i768!4f13.1
www.google.com/maps?q={a:.6f},{o:.6f}
google.com/maps/@{a:.6f},{o:.6f},15z
Xem bản đồ: https://maps.google.com/?q={a:.6f},{o:.6f}
https://maps.apple.com/?ll={a:.6f},{o:.6f}
https://www.openstreetmap.org/?mlat={a:.6f}&mlon={o:.6f}#map=17/{far_a:.5f}/{far_o:.5f}
https://www.openstreetmap.org/#map=17/{a:.5f}/{o:.5f}
https://www.bing.com/maps?cp={a:.6f}~{o:.6f}&lvl=16
geo:{a:.6f},{o:.6f}
comgooglemaps://?q={a:.6f},{o:.6f}
https://www.google.com/maps/@{a:.6f},{o:.6f},1500m/data=!3m1!1e3
https://www.google.com/maps/dir/A/B/@{far_a:.6f},{far_o:.6f},12z/data=!4m14!4m13!1m5!1m1!1s0x1:0x2!2m2!1d{far_o:.6f}!2d{far_a:.6f}!1m5!1m1!1s0x3:0x4!2m2!1d{o:.6f}!2d{a:.6f}!3e0
"""
PROVEN = """
{ad}{am:02}{asi:02}│{od}{om:02}{osi:02}
{ad}{am:02}{as1:04.1f}│{od}{om:02}{os1:04.1f}
{ad}{am:02}{asc}│{od}{om:02}{osc}
{ad}{am:02}{asi:02}N│{od}{om:02}{osi:02}E
{ad}{am:02}{asi:02} {od}{om:02}{osi:02}
{ad}{am:02}{asi:02}, {od}{om:02}{osi:02}
{ad}.{am:02}{asi:02}│{od}.{om:02}{osi:02}
{ad},{am:02}{asi:02}│{od},{om:02}{osi:02}
{ad}{adm:07.4f}│{od}{odm:07.4f}
{ad}{adm:07.4f},N,{od}{odm:07.4f},E
{digits_a}│{digits_o}
{grouped_a}│{grouped_o}
"""
"""Read only because one reading lies where the address says: packed degrees, lost decimal points."""
