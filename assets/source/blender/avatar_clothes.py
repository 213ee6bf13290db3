"""Shirt, tunic, kebaya, skirts, the officer's badge, bags. Each garment follows one of two torso tables."""
import math

from avatar_mesh import ACCENT, BLUSH, BOTTOM, CHEST, HIPS, METAL, NECK, SIDES, SPINE, TOP, WHITE, blend
from mathutils import Vector

# z, half width, half depth, y of the centre
MAN = ((.715, .171, .124, .006), (.80, .168, .121, .006), (.90, .161, .115, .006), (1.0, .164, .117, .006), (1.08, .172, .121, .006),
       (1.15, .177, .121, .007), (1.20, .166, .111, .008), (1.235, .138, .096, .009), (1.258, .102, .082, .009), (1.275, .074, .069, .009))
WOMAN = ((.735, .172, .130, .007), (.84, .157, .117, .006), (.955, .137, .101, .005), (1.04, .143, .107, .001), (1.11, .152, .115, -.002),
         (1.17, .153, .110, .003), (1.215, .138, .095, .007), (1.250, .104, .081, .009), (1.275, .070, .066, .009))


def torso_weight(co):
    z = co.z
    if z < .88:
        return HIPS
    if z < 1.0:
        return blend(HIPS, SPINE, (z - .88) / .12)
    if z < 1.12:
        return blend(SPINE, CHEST, (z - 1.0) / .12)
    return CHEST


def hem_weight(co):
    """A shirt's hem follows the thighs a little."""
    t = max(0, min(1, (.84 - co.z) / .16)) * .45
    side = max(0, min(1, .5 + co.x / .12))
    return blend(torso_weight(co), {'thigh.L': side, 'thigh.R': 1 - side}, t)


def drape_weight(co):
    """Tunic and skirt hang from the hips and follow both legs alike, or one would poke through the other."""
    side = max(0, min(1, .5 + co.x / .14))
    t = max(0, min(1, (.84 - co.z) / .22)) * .85
    k = max(0, min(1, (.46 - co.z) / .26))
    leg = {'thigh.L': side * (1 - k), 'thigh.R': (1 - side) * (1 - k), 'shin.L': side * k, 'shin.R': (1 - side) * k}
    return blend(torso_weight(co), leg, t)


def on_torso(x, z, off=.003, table=MAN, back=False):
    """Point on the garment at (x, z), `off` metres in front of it (or behind its back)."""
    rows = list(zip(table, table[1:]))
    a, b = next(((a, b) for a, b in rows if z <= b[0]), rows[-1])
    k = max(0, min(1, (z - a[0]) / (b[0] - a[0])))
    rx, ry, cy = [p + (q - p) * k for p, q in zip(a[1:], b[1:])]
    u = min(.98, abs(x) / rx)
    depth = ry * (1 - u ** 2.25) ** (1 / 2.25) + off
    return (x, cy + depth if back else cy - depth, z)


def band(m, points, width, slot, shade=1., back=False):
    """A flat band along a path on the chest or the back."""
    m.ribbon(points, width, slot, torso_weight, shade, back)


def garment(m, table, weight, folds=lambda z: None, dip=lambda z: None, slot=TOP, seg=14, trim=None):
    """A closed upper garment; its first row is the hem, turned in. `trim` is the slot of the hem's edge."""
    z0, rx0, ry0, cy0 = table[0]
    rows = [(z0 + .002, rx0 - .016, ry0 - .016, cy0), (z0, rx0, ry0, cy0), (z0 + .018, rx0 + .001, ry0 + .001, cy0), *table[1:]]
    rings = []
    for i, (z, rx, ry, cy) in enumerate(rows):
        ring = dict(c=(0, cy, z), r=(rx, ry), p=2.25, w=weight if z < .9 else torso_weight, sh=.5 if i == 0 else .92 if i == 1 else 1)
        if trim is not None and i == 2:
            ring['s'] = trim
        if folds(z):
            ring['mod'] = folds(z)
        if dip(z):
            ring['dz'] = dip(z)
        rings.append(ring)
    m.loft(rings, slot, seg=seg)


def shirt(m):
    """A batik shirt worn loose: turned-down collar, placket with buttons, breast pocket, yoke and pleat behind."""
    lower = lambda z: (lambda x, y: -.014 * max(0, y / .12)) if z < .78 else None
    garment(m, MAN, hem_weight, dip=lower)
    half = blend(CHEST, NECK, .5)
    open_front = lambda x, y: -.030 * (y < -.03)
    m.loft([dict(c=(0, .014, 1.250), r=(.104, .094), w=CHEST, sh=.80, dz=lambda x, y: -.014 * (y < 0)),
            dict(c=(0, .012, 1.268), r=(.096, .088), w=CHEST, sh=1.04, dz=lambda x, y: -.016 * (y < 0)),
            dict(c=(0, .010, 1.310), r=(.070, .070), w=half, sh=1.06, dz=open_front),
            dict(c=(0, .010, 1.288), r=(.057, .058), w=half, sh=.6, dz=open_front)], TOP, seg=12)
    for s, _ in SIDES:      # lapels
        p = [on_torso(s * x, z, .008) for x, z in ((.004, 1.172), (.052, 1.214), (.066, 1.252), (.020, 1.258))]
        m.front_face(p if s > 0 else p[::-1], torso_weight, TOP, 1.08)
    band(m, [on_torso(0, z) for z in (.735, .90, 1.02, 1.12, 1.175)], .024, TOP, .84)
    for z in (.80, .90, 1.0, 1.09):
        m.disc(on_torso(0, z, .005), (.0065, .0065), WHITE, torso_weight(Vector((0, 0, z))), seg=5, bulge=.001)
    x0, x1, z0, z1 = .052, .118, 1.052, 1.132
    m.front_face([on_torso(x, z, .004) for x, z in ((x0, z0), (x1, z0), (x1, z1), (x0, z1))], torso_weight, TOP, .93)
    band(m, [on_torso(x, 1.132, .0055) for x in (x0, x1)], .014, TOP, .80)
    band(m, [on_torso(x, 1.178 - .010 * abs(x) / .12, .002, back=True) for x in (-.135, -.07, 0, .07, .135)], .008, TOP, .74, True)
    band(m, [on_torso(0, z, .0025, back=True) for z in (1.172, 1.08, .98, .88, .76)], .016, TOP, .80, True)


def swing(k, phase, amount, below, full):
    """Hanging folds: `k` waves around the body, from nothing at height `below` to `amount` at `full`."""
    def folds(z):
        t = max(0, min(1, (below - z) / (below - full)))
        if t == 0:
            return None
        return lambda x, y, a: tuple(q * (1 + amount * t * (.7 * math.sin(k * a + phase) + .3 * math.sin((k + 3) * a + 2 * phase))) for q in (x, y))
    return folds


def round_collar(m, slot):
    half = blend(CHEST, NECK, .5)
    dip = lambda x, y: -.020 * (y < -.03)
    m.loft([dict(c=(0, .008, 1.254), r=(.086, .076), w=CHEST, sh=.9, dz=lambda x, y: -.012 * (y < 0)),
            dict(c=(0, .009, 1.290), r=(.066, .064), w=half, dz=dip), dict(c=(0, .009, 1.278), r=(.054, .054), w=half, sh=.6, dz=dip)],
           slot, seg=12)


def tunic(m):
    """Knee-long blouse: waist, hanging folds, a hem that rises at the side slits, a border along hem, cuffs, collar."""
    table = ((.575, .196, .156, .010), (.66, .187, .144, .009), *WOMAN)
    slits = lambda z: (lambda x, y: .05 * max(0, abs(x) / .19 - .35) ** 2 * 2) if z < .65 else None
    garment(m, table, drape_weight, swing(6, .8, .045, .90, .60), slits, seg=16, trim=ACCENT)
    round_collar(m, ACCENT)
    band(m, [on_torso(0, z, .003, WOMAN) for z in (.99, 1.06, 1.13, 1.19, 1.235)], .020, TOP, .80)
    back_seam(m)


def back_seam(m):
    """Two darts that give the back a waist."""
    for s, _ in SIDES:
        band(m, [on_torso(s * x, z, .002, WOMAN, back=True) for x, z in ((.072, 1.12), (.058, 1.02), (.054, .95), (.062, .86), (.070, .79))],
             .007, TOP, .76, True)


def kebaya(m):
    """Fitted to the waist, flaring over the hips, longer in front; an embroidered edge along the opening."""
    table = ((.700, .190, .146, .006), (.77, .176, .131, .006), (.84, .158, .117, .006), *WOMAN[2:])
    point = lambda z: (lambda x, y: -.055 * max(0, -y / .14) ** 3 + .012 * (abs(x) / .18)) if z < .76 else None
    garment(m, table, drape_weight, swing(7, .3, .05, .84, .70), point, seg=16, trim=ACCENT)
    for s, _ in SIDES:
        path = ((.052, 1.256), (.040, 1.21), (.022, 1.15), (.009, 1.08), (.007, .98), (.008, .90), (.010, .80))
        band(m, [on_torso(s * x, z, .004, table) for x, z in path], .022, ACCENT)
    round_collar(m, ACCENT)
    back_seam(m)


def kain(m):
    """Long wrapped cloth: narrow at the ankles, folded pleats in front, a kick pleat behind."""
    table = ((.76, .158, .116), (.66, .168, .126), (.54, .164, .126), (.42, .158, .124), (.30, .150, .122), (.19, .145, .122), (.105, .146, .126))

    def pleats(x, y, a):
        front = math.exp(-((a - 1.5 * math.pi - .18) / .32) ** 2) * math.sin(22 * a) * .045
        kick = -.11 * math.exp(-((a - math.pi / 2) / .16) ** 2)
        return x * (1 + front), y * (1 + front + kick)

    rings = [dict(c=(0, .006, z), r=(rx, ry), p=2.3, w=drape_weight, mod=pleats if z < .45 else lambda x, y, a: (x, y)) for z, rx, ry in table]
    rings.append(dict(c=(0, .006, .110), r=(.128, .108), w=drape_weight, sh=.45))
    m.loft(rings, BOTTOM, seg=16)
    m.ribbon([(.052, -.126, z) for z in (.52, .42, .28, .12)], .012, BOTTOM, drape_weight, .72)


def gamis(m):
    """Wide skirt in soft folds."""
    table = ((.76, .158, .116), (.66, .170, .128), (.54, .176, .136), (.42, .184, .146), (.30, .192, .154), (.20, .199, .161), (.095, .207, .168))
    folds = swing(7, .5, .07, .66, .10)
    rings = []
    for z, rx, ry in table:
        ring = dict(c=(0, .008, z), r=(rx, ry), p=2.2, w=drape_weight, sh=1)
        if folds(z):
            ring['mod'] = folds(z)
        rings.append(ring)
    rings.append(dict(c=(0, .008, .100), r=(.186, .148), w=drape_weight, sh=.45))
    m.loft(rings, BOTTOM, seg=16)


def patch(m, x0, x1, z0, z1, off, slot, table):
    """A flat rectangle on the chest."""
    y = min(on_torso(x, z, off, table)[1] for x in (x0, x1) for z in (z0, z1))
    m.front_face([(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)], torso_weight, slot)


def lanyard(m, table=MAN):
    """Officer: ribbon with an identity card, and a name badge."""
    for s, _ in SIDES:
        path = ((.072, 1.246), (.060, 1.20), (.044, 1.14), (.024, 1.07), (0, 1.015))
        m.ribbon([on_torso(s * x, z, .009, table) for x, z in path], .015, ACCENT, torso_weight)
    patch(m, -.036, .036, .925, 1.022, .010, WHITE, table)
    patch(m, -.036, .036, .996, 1.022, .0115, ACCENT, table)
    patch(m, -.015, .015, .942, .986, .0115, BLUSH, table)
    patch(m, .052, .114, 1.137, 1.163, .008, WHITE, table)
    patch(m, .056, .110, 1.144, 1.156, .0095, ACCENT, table)


def block(m, c, size, w, slot, shade=1., p=4.5, seg=12):
    """A soft-edged box."""
    x, y, z = c
    rx, ry, h = size[0] / 2, size[1] / 2, size[2] / 2
    m.loft([dict(c=(x, y, z + k * h), r=(rx * q, ry * q), p=p, w=w, sh=shade * sh) for k, q, sh in
            ((-1, .80, .7), (-.88, 1, .9), (.80, 1, 1), (1, .72, 1.05))], slot, seg=seg, cap0=(0, 0, 0), cap1=(0, 0, .004))


def backpack(m):
    """Bags take the METAL slot, which only wheelchairs use otherwise, and nobody in one carries a bag."""
    block(m, (0, .205, 1.045), (.250, .125, .345), torso_weight, METAL)
    block(m, (0, .275, .975), (.185, .050, .165), torso_weight, METAL, .88, seg=10)
    band(m, [(x, .2695, 1.135 - .012 * (abs(x) / .1) ** 2) for x in (-.100, 0, .100)], .010, ACCENT, 1, True)
    for s, _ in SIDES:
        path = ((.088, 1.262), (.098, 1.21), (.108, 1.12), (.122, 1.02), (.138, .95))
        m.ribbon([on_torso(s * x, z, .007) for x, z in path], .030, METAL, torso_weight, .9)


def shoulder_bag(m):
    """A pouch at the left hip on a strap across the body."""
    for back in (False, True):
        path = ((-.082, 1.262), (-.060, 1.20), (-.010, 1.09), (.050, .98), (.104, .88), (.142, .82))
        band(m, [on_torso(x, z, .006, WOMAN, back) for x, z in path], .018, METAL, .92, back)
    weight = lambda co: blend(HIPS, {'thigh.L': 1}, .25)
    block(m, (.196, .006, .755), (.075, .185, .150), weight, METAL, seg=10)
    m.ball((.237, .006, .775), (.006, .014, .014), ACCENT, weight(None), seg=6, rings=3)
