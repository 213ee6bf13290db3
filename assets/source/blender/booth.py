"""A regency's pavilion: desk, timber frame, julang ngapak roof, sign, live board, motif panel, plant, stool.

    blender -b --factory-startup -noaudio -P booth.py -- <output.glb>

Metres; the visitor stands at -y. Officers stand at x -1.10, -0.35 (standing desk) and
1.14 (low desk), y .25 to .40.
"""
import math
import os
import random
import sys

sys.path.insert(0, os.path.dirname(__file__))
import bmesh
import bpy
from booth_roof import build_roof
from kit import Part, bake_ao, export, join, reset, rot, triangles
from mathutils import Vector
from palette import (ACCENT, CREAM, DARK, GOLD, LEAF, LEAF_DARK, LIGHT, METAL, SCREEN, STONE, WOOD, WOOD_DARK,
                     TERRACOTTA, WOOD_LIGHT)


def arc(x0, x1, y, bulge, n):
    """Plan of the desk's front: a shallow curve towards the visitor."""
    for i in range(n + 1):
        t = i / n
        u = (t - .5) * 2
        yield x0 + (x1 - x0) * t, y - bulge * (1 - u * u)


def slab(part, x0, x1, y, z0, z1, bulge, depth, color, n=10, **paint):
    plan = list(arc(x0, x1, y, bulge, n))
    b = bmesh.new()
    f0 = [b.verts.new((px, py, z0)) for px, py in plan]
    f1 = [b.verts.new((px, py, z1)) for px, py in plan]
    b0 = [b.verts.new((px, y + depth, z0)) for px, _ in plan]
    b1 = [b.verts.new((px, y + depth, z1)) for px, _ in plan]
    for i in range(n):
        b.faces.new((f0[i], f0[i + 1], f1[i + 1], f1[i]))
        b.faces.new((f1[i], f1[i + 1], b1[i + 1], b1[i]))
        b.faces.new((b0[i + 1], b0[i], b1[i], b1[i + 1]))
        if z0 > .1:
            b.faces.new((f0[i + 1], f0[i], b0[i], b0[i + 1]))
    b.faces.new((f0[0], f1[0], b1[0], b0[0]))
    b.faces.new((f0[n], b0[n], b1[n], f1[n]))
    bmesh.ops.recalc_face_normals(b, faces=b.faces)
    part.merge(b, color, **paint)


def slats(part, x0, x1, y, z0, z1, bulge, n, width):
    shade = lambda p: .82 + .18 * min(1, (p.z - z0) / (z1 - z0))
    for i in range(n):
        t = (i + .5) / n
        u = (t - .5) * 2
        centre = (x0 + (x1 - x0) * t, y - bulge * (1 - u * u), (z0 + z1) / 2)
        turn = rot(math.atan2(4 * bulge * u / (x1 - x0), 1.0), 'Z')
        part.box(centre, (width, .05, z1 - z0), WOOD if i % 2 else WOOD_LIGHT, rot=turn,
                 skip=('+y', '-z', '+z'), grad=shade)


SHELL, SHELL_DARK = '#d8d3c8', '#8d8a84'


def monitor(part, x, y, z, width):
    """A screen whose back is turned to the visitor: a light shell with a vented hump, a neck, a foot, an accent dot."""
    tilt, h = rot(math.radians(-8), 'X'), width * .6
    part.box((x, y, z), (width, .022, h), SHELL, bevel=.008, rot=tilt)
    part.box((x, y - .018, z - .012), (width * .62, .030, h * .56), SHELL, bevel=.012, rot=tilt, skip=('+y',),
             grad=lambda p: .93 + .07 * min(1, max(0, (p.z - z) / .1)))
    for k in range(3):
        dz = h * (.06 + .07 * k)
        part.poly([(x + sx * width * .20, y - .0345 - .139 * (dz + oz), z - .012 + dz + oz) for sx, oz in ((-1, 0), (1, 0), (1, .007), (-1, .007))],
                  SHELL_DARK)
    part.poly([(x + .016 * math.cos(a), y - .0335 - .139 * (-h * .12 + .016 * math.sin(a)), z - .012 - h * .12 + .016 * math.sin(a))
               for a in (2 * math.pi * i / 8 for i in range(8))], ACCENT, accent=1)
    part.poly([(x - width * .46, y + .032, z - width * .25), (x - width * .46, y + .050, z + width * .25),
               (x + width * .46, y + .050, z + width * .25), (x + width * .46, y + .032, z - width * .25)],
              SCREEN, glow=.8)
    part.box((x, y + .005, z - width * .36), (.045, .030, .13), SHELL_DARK, skip=('-z', '+z'))
    part.box((x, y + .010, z - width * .46), (.19, .13, .014), SHELL_DARK, taper=.86, skip=('-z',))


def name_plate(part, x, y, z, width=.26):
    """A wooden prism with a cream face towards the visitor."""
    d, h = .036, .075
    x0, x1 = x - width / 2, x + width / 2
    part.poly([(x0, y - d, z), (x1, y - d, z), (x1, y, z + h), (x0, y, z + h)], CREAM)
    part.poly([(x1, y + d, z), (x0, y + d, z), (x0, y, z + h), (x1, y, z + h)], WOOD)
    part.poly([(x0, y + d, z), (x0, y - d, z), (x0, y, z + h)], WOOD_DARK)
    part.poly([(x1, y - d, z), (x1, y + d, z), (x1, y, z + h)], WOOD_DARK)
    lift = lambda k: (y - d - .002 + d * k, z + h * k)
    for margin, k0, k1, color, mask in ((.02, .12, .24, ACCENT, 1), (.05, .46, .62, WOOD_DARK, 0), (.08, .72, .82, WOOD, 0)):
        (ya, za), (yb, zb) = lift(k0), lift(k1)
        part.poly([(x0 + margin, ya, za), (x1 - margin, ya, za), (x1 - margin, yb, zb), (x0 + margin, yb, zb)], color, accent=mask)


def stamps(part, x, y, z):
    """A stamp pad and two stamps, as on every counter that still seals a letter."""
    part.box((x, y, z + .010), (.13, .085, .020), DARK, skip=('-z',))
    part.box((x, y, z + .0205), (.105, .062, .003), '#3a4f96', skip=('-z',))
    for dx, color in ((.10, WOOD_LIGHT), (.145, TERRACOTTA)):
        part.cyl((x + dx, y + .01, z + .012), .017, .024, color, seg=6)
        part.cyl((x + dx, y + .01, z + .042), .009, .040, color, seg=6, r2=.013)


def pen_cup(part, x, y, z):
    part.cyl((x, y, z + .045), .032, .09, ACCENT, seg=8, r2=.036, accent=1)
    for dx, dy, lean, color in ((.010, 0, .18, '#27509b'), (-.012, .006, -.16, TERRACOTTA)):
        part.box((x + dx, y + dy, z + .105), (.007, .007, .085), color, rot=rot(lean, 'Y'), skip=('-z',))


def papers(part, x, y, z):
    """A tray of forms, the top sheet askew."""
    part.box((x, y, z + .006), (.24, .32, .012), WOOD, skip=('-z',))
    part.box((x, y, z + .017), (.215, .295, .012), '#fbf7ee', skip=('-z',))
    part.box((x + .01, y - .005, z + .0245), (.20, .28, .003), '#ffffff', rot=rot(.12, 'Z'), skip=('-z',))


def chair(part, x, y):
    part.box((x, y, .48), (.46, .44, .07), '#4a5560', skip=('-z',))
    part.box((x, y + .22, .82), (.44, .06, .50), ACCENT, bevel=.03, accent=1, rot=rot(-.12, 'X'))
    part.cyl((x, y, .27), .03, .38, '#777d82', seg=6, caps=False)
    part.cyl((x, y, .08), .22, .04, '#555b60', seg=8, r2=.08)


def build_counter():
    c = Part('counter')
    c.box((0, 0, .03), (3.5, 2.7, .06), WOOD_LIGHT, bevel=.02, skip=('-z',), cuts=5)
    c.box((0, -1.36, .03), (3.5, .03, .045), ACCENT, accent=1)
    slab(c, -1.45, .65, -.72, .06, 1.0, .22, .52, WOOD_DARK)
    slats(c, -1.45, .65, -.745, .16, .93, .22, 21, .066)
    slab(c, -1.5, .70, -.80, .06, .15, .22, .5, DARK)
    slab(c, -1.53, .73, -.84, 1.0, 1.045, .24, .76, CREAM)
    slab(c, -1.50, .70, -.80, .955, .985, .23, .5, '#ffe2a8', glow=.9)
    # the low desk that a person in a wheelchair rolls under
    slab(c, .78, 1.5, -.66, .70, .745, .03, .62, CREAM, n=4)
    slab(c, .80, 1.48, -.62, .655, .685, .02, .4, ACCENT, n=4, accent=1)
    for x in (.84, 1.44):
        c.box((x, -.22, .38), (.05, .34, .64), WOOD_DARK, bevel=.012)
    monitor(c, -.73, -.44, 1.25, .38)
    monitor(c, .32, -.44, 1.25, .38)
    monitor(c, 1.38, -.34, .94, .30)
    top, low = 1.045, .745
    c.cyl((-1.02, -.84, top + .022), .05, .045, GOLD, seg=8, r2=.02)
    name_plate(c, -.22, -.90, top)
    papers(c, -.42, -.56, top)
    stamps(c, .02, -.60, top)
    pen_cup(c, -1.10, -.62, top)
    plant(c, .56, -.66, top, .26, 5, 5)
    name_plate(c, 1.08, -.58, low, .22)
    for x in (-1.1, -.35, .62):
        chair(c, x, .72)
    return c


def leaf(part, root, out, length, rise, droop, width, color, shade):
    """A folded blade in three steps; both halves share the midrib."""
    side = Vector((-out.y, out.x, 0))
    rib = [root + out * length * t + Vector((0, 0, rise * math.sin(min(1, t * 1.15) * math.pi / 2) - droop * t * t)) for t in (0, .42, .75, 1)]
    wide = (.10, 1, .78, 0)
    for sgn, tone in ((-1, .86), (1, 1.0)):
        edge = [p + side * sgn * width * w * .5 + Vector((0, 0, width * w * .16)) for p, w in zip(rib, wide)]
        for i in range(3):
            quad = [rib[i], rib[i + 1], edge[i + 1], edge[i]]
            if i == 2:
                quad = [rib[2], rib[3], edge[2]]
            part.poly(quad if sgn > 0 else quad[::-1], color, grad=lambda p: tone * shade(p))


def plant(part, x, y, z, size, seed, leaves=11):
    r = random.Random(seed)
    part.cyl((x, y, z + .15 * size), .13 * size, .30 * size, CREAM, seg=10, r2=.185 * size)
    part.cyl((x, y, z + .305 * size), .20 * size, .035 * size, CREAM, seg=10)
    part.cyl((x, y, z + .326 * size), .17 * size, .008 * size, '#4b382b', seg=10)
    shade = lambda p: .62 + .55 * min(1, max(0, (p.z - z - .3 * size) / (.55 * size)))
    for i in range(leaves):
        a = i * math.radians(137.5)
        out = Vector((math.cos(a), math.sin(a), 0))
        inner = i / leaves
        length = r.uniform(.40, .56) * size * (1 - .45 * inner)
        rise = r.uniform(.34, .44) * size * (.75 + .75 * inner)
        root = Vector((x, y, z + .33 * size)) + out * .03 * size
        color = (LEAF, LEAF_DARK, '#6fa84f')[i % 3]
        leaf(part, root, out, length, rise, (.26 - .22 * inner) * size, .19 * size, color, shade)


POST_X, FRONT_Y, BACK_Y = 1.62, -1.12, 1.16


def build_frame():
    f = Part('frame')
    foot_shade = lambda p: .80 + .2 * min(1, p.z / 1.2)
    for x in (-POST_X, POST_X):
        for y in (FRONT_Y, BACK_Y):
            f.box((x, y, .13), (.30, .30, .26), STONE, taper=.66, bevel=.015, skip=('-z',))
            f.box((x, y, 1.38), (.14, .14, 2.3), WOOD, bevel=.02, cuts=3, skip=('-z', '+z'), grad=foot_shade)
            f.box((x, y, 2.46), (.20, .20, .10), GOLD, bevel=.015)
    for y in (FRONT_Y, BACK_Y):
        f.box((0, y, 2.60), (3.9, .13, .20), WOOD, bevel=.02, cuts=4)
    for x, side in ((-POST_X, 1), (POST_X, -1)):
        f.box((x, .02, 2.58), (.12, 2.75, .16), WOOD_DARK, bevel=.02, cuts=3)
        f.box((x + side * .22, FRONT_Y, 2.36), (.07, .07, .52), WOOD_DARK, bevel=.01,
              rot=rot(side * math.radians(45), 'Y'))
    f.box((0, BACK_Y, .30), (3.1, .08, .48), WOOD_DARK, bevel=.015, cuts=4, grad=lambda p: .8 + .2 * min(1, p.z / .5))
    f.box((0, BACK_Y - .03, 2.42), (3.1, .10, .10), WOOD_LIGHT, bevel=.015, cuts=3)
    f.box((0, BACK_Y - .03, .56), (3.1, .10, .06), WOOD_LIGHT, bevel=.015, cuts=3)
    for x in (-1.56, 1.56):
        f.box((x, BACK_Y - .03, 1.5), (.07, .07, 1.95), WOOD_LIGHT, bevel=.01, cuts=2)
    build_shelf(f)
    build_sign_frame(f)
    build_totem(f)
    return f


def build_shelf(f):
    """Folders and a small plant at the right end of the back wall."""
    for z in (1.15, 1.62):
        f.box((1.17, BACK_Y - .17, z), (.66, .26, .035), WOOD_LIGHT, bevel=.008)
    r = random.Random(4)
    x = .90
    while x < 1.44:
        w, h = r.choice((.04, .05, .07)), r.uniform(.24, .33)
        color = r.choice([ACCENT, CREAM, GOLD, '#7d8a94', '#e8dcc6'])
        f.box((x + w / 2, BACK_Y - .15, 1.17 + h / 2), (w * .9, .2, h), color, accent=float(color == ACCENT), skip=('-z',))
        x += w
    plant(f, 1.30, BACK_Y - .17, 1.64, .34, 3, 6)


SIGN = dict(x0=-1.35, x1=1.35, z0=2.18, z1=2.64, y=-1.26)


def build_sign_frame(f):
    w, h = SIGN['x1'] - SIGN['x0'], SIGN['z1'] - SIGN['z0']
    f.box((0, SIGN['y'] + .045, SIGN['z0'] + h / 2), (w + .10, .07, h + .10), WOOD_DARK, bevel=.02)
    f.box((0, SIGN['y'] + .02, SIGN['z0'] - .055), (w + .10, .05, .02), GOLD)
    for x in (-1.0, 1.0):
        f.box((x, SIGN['y'] + .05, 2.66), (.03, .03, .2), DARK)


BOARD = dict(x0=-2.23, x1=-1.67, z0=.98, z1=1.73, y=-1.30)


def build_totem(f):
    """The stand of the live board (now serving, waiting, estimate), outside the left front post."""
    x = (BOARD['x0'] + BOARD['x1']) / 2
    f.box((x, BOARD['y'] + .04, .03), (.46, .34, .06), DARK, bevel=.015, skip=('-z',))
    f.box((x, BOARD['y'] + .05, .52), (.09, .05, .94), WOOD_DARK, bevel=.012, cuts=2)
    f.box((x, BOARD['y'] + .035, 1.355), (.66, .06, .85), WOOD_DARK, bevel=.018, cuts=2)
    f.box((x, BOARD['y'] + .02, 1.80), (.66, .07, .05), ACCENT, accent=1, bevel=.012)


def build_stool():
    """A high stool for the standing desk: seat .60 m, foot ring .15 m above the floor."""
    s = Part('stool')
    s.cyl((0, 0, .555), .19, .05, WOOD_LIGHT, seg=12)
    s.cyl((0, 0, .59), .175, .03, ACCENT, seg=12, r2=.15, accent=1)
    for i in range(4):
        a = (i + .5) * math.pi / 2
        lean = rot(.14, Vector((-math.sin(a), math.cos(a), 0)))
        s.cyl((math.cos(a) * .155, math.sin(a) * .155, .265), .022, .55, WOOD_DARK, seg=5, rot=lean, caps=False)
        s.box((math.cos(a + math.pi / 4) * .125, math.sin(a + math.pi / 4) * .125, .14), (.025, .25, .03), METAL,
              rot=rot(a + math.pi / 4, 'Z'), skip=('+y', '-y'))
    return s


def picture(name, x0, x1, z0, z1, y, **grid):
    part = Part(name)
    part.picture(x0, x1, z0, z1, y, **grid)
    return part.object()


def main(path):
    reset()
    body = [build_counter().object(50), build_frame().object(50), build_roof().object(50)]
    sign = picture('sign', **SIGN)
    board = picture('board', **BOARD)
    panel = picture('panel', -1.55, 1.55, .59, 2.37, BACK_Y - .045, cols=6, rows=4)
    pot = Part('plant')
    plant(pot, 0, 0, 0, 1.35, 9, 22)
    loose = [pot.object(50), build_stool().object(50)]
    for i, obj in enumerate(loose):
        obj.location = (8 + i * 3, 0, 0)
    ground = Part('ground')
    ground.box((0, 0, -.05), (60, 30, .1), STONE)
    floor = ground.object()
    samples = int(os.environ.get('AO_SAMPLES', '64'))
    bake_ao([*body, sign, board, panel, *loose], samples, 1.0)
    bpy.data.objects.remove(floor)
    for obj in loose:
        obj.location = (0, 0, 0)
    pavilion = join(body, 'pavilion')
    parts = [pavilion, sign, board, panel, *loose]
    print('triangles', {o.name: triangles(o) for o in parts})
    export(path, parts)


main(sys.argv[sys.argv.index('--') + 1])
