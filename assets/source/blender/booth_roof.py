"""Julang ngapak, the "hornbill spreading its wings" roof of Sundanese houses; its gable faces the visitor (-y)."""
import math

import bmesh
from kit import Part, rot
from mathutils import Vector
from palette import ACCENT, DARK, GOLD, LIGHT, TERRACOTTA, TERRACOTTA_DARK, TERRACOTTA_LIGHT, WOOD, WOOD_DARK

# half profile (x, z) from the ridge outward: steep centre, flat wings
PROFILE = [(0, 3.98), (.30, 3.62), (.62, 3.28), (.98, 3.00), (1.40, 2.82), (1.85, 2.74), (2.22, 2.745)]
COURSES = 11


def front_y(p):
    return -1.52 - .42 * max(0, (p[1] - 2.75) / 1.23)      # the ridge juts forward


def back_y(p):
    return 1.42 + .22 * max(0, (p[1] - 2.75) / 1.23)


def offset(points, normals, distance, ridge):
    moved = [(p[0] + n.x * distance, p[1] + n.z * distance) for p, n in zip(points, normals)]
    moved[0] = (0, points[0][1] + ridge)
    return moved


def half_normals(points, side):
    out = []
    for i in range(len(points)):
        a, b = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        d = Vector((b[0] - a[0], 0, b[1] - a[1])).normalized()
        out.append(Vector((-d.z, 0, d.x)) * side)
    return out


def tile_courses(r, points, normals):
    """Overlapping steps of tiles along the profile."""
    def at(t):
        t *= len(points) - 1
        i = min(int(t), len(points) - 2)
        q = t - i
        a, b = points[i], points[i + 1]
        point = Vector((a[0] * (1 - q) + b[0] * q, 0, a[1] * (1 - q) + b[1] * q))
        return point, normals[i].lerp(normals[i + 1], q).normalized()

    for k in range(COURSES):
        (p0, n0), (p1, n1) = at(k / COURSES), at(min(1, (k + 1.12) / COURSES))
        top, low = p0 + n0 * .012, p1 + n1 * .05
        y0, y1 = (p0.x, p0.z), (p1.x, p1.z)
        b = bmesh.new()
        rows = []
        for edge, y in ((top, y0), (low, y1), (p1 + n1 * .008, y1)):
            ya, yb = front_y(y) + .02, back_y(y) - .02
            rows.append([b.verts.new((edge.x, ya + (yb - ya) * j / 4, edge.z)) for j in range(5)])
        for q in range(2):
            for j in range(4):
                b.faces.new((rows[q][j], rows[q][j + 1], rows[q + 1][j + 1], rows[q + 1][j]))
        bmesh.ops.recalc_face_normals(b, faces=b.faces)
        for face in b.faces:
            face.normal_update()
            if face.normal.dot(n0) < -.2:
                face.normal_flip()
        tone = 1 - .05 * ((k * 7) % 3)
        r.merge(b, TERRACOTTA if k % 2 else TERRACOTTA_LIGHT,
                grad=lambda p, tone=tone: tone * (.86 + .14 * math.sin(p.y * 9 + p.z * 5)))


def bargeboard(r, points, normals):
    """Lisplang: accent board along both gable edges with a golden line under it."""
    clamp = lambda p: (0, min(max(p[1], 2.75), 3.98))
    for edge, dy in ((front_y, -.05), (back_y, .05)):
        up = offset(points, normals, .05, .06)
        low = offset(points, normals, -.15, -.23)
        line = offset(points, normals, -.19, -.29)
        near = lambda p, k: edge(clamp(p)) + dy * k
        r.prism([*up, *low[::-1]], lambda p: near(p, 1), lambda p: near(p, .2), ACCENT, accent=1)
        r.prism([*low, *line[::-1]], lambda p: near(p, 1.15), lambda p: near(p, .2), GOLD)


def gable(r):
    """Sun-ray gable and the crossed boards (capit gunting) at both ends of the ridge."""
    outline = [(0, 3.66), (.55, 3.16), (1.05, 2.86), (1.55, 2.71), (-1.55, 2.71), (-1.05, 2.86), (-.55, 3.16)]
    r.prism(outline, -1.20, -1.14, '#f0dfba', glow=.14)
    lengths = (.86, .80, .72, .76, .98, 1.3)
    for i in range(-5, 6):
        a = math.radians(i * 15.5)
        length = lengths[abs(i)] * .96
        r.box((math.sin(a) * (length / 2 + .06), -1.215, 2.72 + math.cos(a) * (length / 2 + .06) * .92),
              (.035, .03, length * .92), WOOD, rot=rot(a, 'Y'))
    r.cyl((0, -1.23, 2.74), .16, .06, GOLD, seg=14, rot=rot(math.pi / 2, 'X'))
    r.box((0, -.15, 4.02), (.20, 3.6, .12), TERRACOTTA_DARK, bevel=.03, cuts=3)
    for y in (-1.98, 1.66):
        for side in (-1, 1):
            r.box((side * .115, y + side * .028, 4.16), (.085, .05, 1.05), GOLD,
                  rot=rot(side * math.radians(31), 'Y'), bevel=.012, taper=.6)


def lantern(r, x, y):
    r.cyl((x, y, 2.62), .008, .26, DARK, seg=4, caps=False)
    r.cyl((x, y, 2.36), .10, .26, LIGHT, seg=9, glow=.75)
    r.cyl((x, y, 2.50), .115, .03, WOOD_DARK, seg=9, r2=.06)
    r.cyl((x, y, 2.225), .06, .03, WOOD_DARK, seg=9, r2=.11)


def build_roof():
    r = Part('roof')
    for side in (-1, 1):
        points = [(side * x, z) for x, z in PROFILE]
        normals = half_normals(points, side)
        under = offset(points, normals, -.07, -.1)
        # terracotta on top, so that a far level that drops the tiles keeps the roof's colour
        r.prism([*points, *under[::-1]], front_y, back_y, lambda n: TERRACOTTA if n.z > .3 else WOOD_DARK)
        tile_courses(r, points, normals)
        bargeboard(r, points, normals)
    gable(r)
    for x in (-1.95, 1.95):
        lantern(r, x, -1.30)
    return r
