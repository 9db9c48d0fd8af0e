"""What is no filter, or asks for what is not there, and the words by which each is refused."""

from __future__ import annotations

from geoportal.serve.ogc.cql2.tree import MOST_SPATIAL

REFUSED = (
    # bad syntax
    ("", "rỗng"), ("so_lop", "điều kiện"), ("so_lop =", "còn thiếu ở cuối"), ("= 5", "ký tự thứ 1"), ("so_lop == 5", "ký tự thứ 9"),
    ("so_lop = 5 AND", "còn thiếu"), ("(so_lop = 5", "còn thiếu"), ("so_lop = 5)", "ký tự thứ 11"), ("ten = 'x", "ký tự thứ 7"),
    ("ten = 'x' OR 1=1; --", "ký tự thứ 17"), ("'; DROP TABLE feature; --", "ký tự thứ 1"), ("so_lop = 5 /* x */", "ký tự thứ 13"),
    ("so_lop IN ()", "ký tự thứ 12"), ("so_lop = = 5", "ký tự"), ("ten = \"it's\"", "không có trường «it's»"), ("so_lop != 5", "ký tự thứ 8"),
    ("ten = 'a\0b'", "NUL"), ("5", "điều kiện"), ("'x'", "điều kiện"), ("so_lop + 1", "điều kiện"), ("DATE('2024-01-01')", "điều kiện"),
    # what is not there
    ("sieu_thi = 5", "không có trường «sieu_thi». Các trường: ten, loai"), ("f_ten = 'x'", "không có trường"), ("seq = 1", "không có trường"),
    ('"ten"" = \'x\' OR 1=1 --" = 1', "không có trường"), ("Ten = 'x'", "không có trường «Ten»"), ("upper(ten) = 'X'", "hàm upper"),
    ("load_extension('x') = 1", "hàm load_extension"), ("A_EQUALS(ten, ten)", "hàm A_EQUALS"), ("ST_Intersects(geometry, POINT(1 2))", "hàm ST_Intersects"),
    # types
    ("so_lop = '5'", "ghi số không có dấu nháy"), ("ten = 5", "không so được"), ("co_so = 1", "không so được"), ("ten < true", "không so được"),
    ("so_lop IN (1, 'a')", "IN không so được"), ("so_lop BETWEEN 'a' AND 'b'", "không so được"), ("so_lop LIKE '5%'", "LIKE cần văn bản"),
    ("ten LIKE loai", "LIKE cần mẫu"), ("ten LIKE 5", "LIKE cần mẫu"), ("ngay LIKE '2024%'", "LIKE cần văn bản"), ("CASEI(so_lop) = 'x'", "CASEI cần văn bản"),
    ("ten + 1 = 2", "+ cần số"), ("so_lop = 'a' + 'b'", "+ cần số"), ("NOT so_lop", "điều kiện"), ("so_lop AND co_so = true", "điều kiện"),
    ("ngay = 'hôm nay'", "không phải là ngày giờ"), ("ngay > 2024", "không so được"), ("ngay = DATE('2024-02-30')", "không phải là ngày giờ"),
    ("ngay = DATE('2024-02-01T00:00:00Z')", "DATE cần ngày"), ("ngay = TIMESTAMP('2024-02-01')", "TIMESTAMP cần cả giờ"), ("ngay = DATE('2024')", "không phải là ngày giờ"),
    ("thang = DATE('2024-09-01')", "không so được văn bản với ngày"), ("T_BEFORE(ten, DATE('2024-09-01'))", "T_… cần ngày"), ("T_BEFORE(ngay)", "cần 2 đối số"),
    ("T_DURING(ngay, INTERVAL('2024-01-01', '2024-12-31'))", "hai INTERVAL"), ("T_BEFORE(ngay, INTERVAL('2024-12-31', '2024-01-01'))", "điểm đầu sau"),
    ("ngay = INTERVAL('2024-01-01', '2024-12-31')", "không so được"), ("INTERVAL('2024-01-01', '..') IS NULL", "IS NULL"), ("T_AFTER(ngay, INTERVAL(so_lop, '..'))", "INTERVAL cần ngày"),
    # geometries
    ("geometry = POINT(1 2)", "không so được"), ("S_INTERSECTS(ten, POINT(1 2))", "S_INTERSECTS cần hình học"), ("S_INTERSECTS(geometry, 'POINT(1 2)')", "cần hình học"),
    ("S_INTERSECTS(geometry, POINT(90 180))", "ngoài phạm vi"), ("S_INTERSECTS(geometry, POINT(181 0))", "ngoài phạm vi"), ("S_INTERSECTS(geometry, POINT(nan 0))", "không hợp lệ"),
    ("S_INTERSECTS(geometry, POINT(1e999 0))", "không hợp lệ"), ("S_INTERSECTS(geometry, POINT(1))", "không hợp lệ"), ("S_INTERSECTS(geometry, POLYGON((0 0, 1 1)))", "không hợp lệ"),
    ("S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0)))", "Self-intersection"), ("S_INTERSECTS(geometry, BBOX(1, 2, 3))", "bốn (hoặc sáu)"), ("S_INTERSECTS(geometry, BBOX(0, 9, 1, 2))", "góc thứ nhất"),
    ("S_INTERSECTS(geometry, BBOX(so_lop, 2, 3, 4))", "bốn (hoặc sáu)"), ("S_INTERSECTS(geometry)", "cần 2 đối số"), ("S_INTERSECTS(geometry, POINT(1 2)", "còn thiếu"),
    ("POINT(1 2) IS NULL", "IS NULL cần"), ("S_INTERSECTS(geometry, DATE('2024-01-01'))", "cần hình học"),
    # too much
    ("so_lop = " + "1" * 10_000, "dài quá"), ("NOT " * 60 + "co_so = true", "lồng nhau"), ("so_lop = 1" + " + 1" * 60, "lồng nhau"),
    (" OR ".join(["S_INTERSECTS(geometry, POINT(1 2))"] * (MOST_SPATIAL + 1)), "phép so không gian"),
)  # fmt: skip
REFUSED_JSON = (
    "", "{", "5", "null", "[]", "{}", '"x"', '{"op": "="}', '{"op": "=", "args": 5}', '{"op": "=", "args": [1]}', '{"op": "=", "args": [1, null]}',
    '{"op": "and", "args": []}', '{"op": "and", "args": [true]}', '{"op": "not", "args": [true, true]}', '{"op": "in", "args": [1, []]}', '{"op": "in", "args": [1, 1]}',
    '{"op": "like", "args": ["a", {"property": "ten"}]}', '{"op": "nope", "args": [1, 2]}', '{"op": 5, "args": [1, 2]}', '{"op": "=", "args": [{"property": 5}, 2]}',
    '{"op": "=", "args": [{"property": "so_lop", "x": 1}, 2]}', '{"op": "=", "args": [{"property": "so_lop"}, 2], "more": 1}', '{"op": "=", "args": [[1], [1]]}',
    '{"op": "s_intersects", "args": [{"property": "geometry"}, {"type": "Point", "coordinates": []}]}',
    '{"op": "s_intersects", "args": [{"property": "geometry"}, {"type": "Point", "coordinates": ["a", 1]}]}',
    '{"op": "s_intersects", "args": [{"property": "geometry"}, {"type": "Polygon"}]}',
    '{"op": "s_intersects", "args": [{"property": "geometry"}, {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}]}',
    '{"op": "s_intersects", "args": [{"property": "geometry"}, {"bbox": "106,20,107,21"}]}',
    '{"op": "t_before", "args": [{"property": "ngay"}, {"date": 5}]}', '{"op": "t_before", "args": [{"property": "ngay"}, {"interval": "2024"}]}',
    '{"op": "t_before", "args": [{"property": "ngay"}, {"interval": [{"type": "Polygon", "coordinates": []}, ".."]}]}',
    '{"op": "not", "args": [' * 300 + "true" + "]}" * 300, '{"filter": true, "filter-lang": "cql2-text"}', '{"op": "a_equals", "args": [1, 2]}',
    '{"op": "casei", "args": ["x"]}', '{"op": "=", "args": ["\\u0000", "x"]}',
)  # fmt: skip
