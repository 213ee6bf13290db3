"""Face, clothes, arms, legs and shoes."""
import math

from avatar_mesh import (ACCENT, ARM, BLUSH, BOTTOM, BROW, CHEST, DARK, GLASS, HAIR, HEAD, HIPS, LIP, NECK, SHOE, SIDES, SKIN,
                         SLEEVE, SPINE, TOP, WHITE, arm_point, blend)
from mathutils import Vector

HEAD_C, HEAD_R = Vector((0, -.004, 1.475)), (.118, .132, .150)


def torso_weight(co):
    z = co.z
    if z < .88:
        return HIPS
    if z < 1.0:
        return blend(HIPS, SPINE, (z - .88) / .12)
    if z < 1.12:
        return blend(SPINE, CHEST, (z - 1.0) / .12)
    return CHEST


TORSO = ((.735, .172, .122), (.80, .170, .120), (.88, .160, .112), (.96, .156, .110), (1.04, .162, .115), (1.12, .168, .118),
         (1.175, .164, .112), (1.215, .142, .098), (1.245, .108, .082), (1.268, .072, .068))


def on_torso(x, z, off=.003):
    """Point on the front of the shirt at (x, z), `off` metres in front of it."""
    rows = list(zip(TORSO, TORSO[1:]))
    (z0, rx0, ry0), (z1, rx1, ry1) = next(((a, b) for a, b in rows if z <= b[0]), rows[-1])
    k = max(0, min(1, (z - z0) / (z1 - z0)))
    rx, ry = rx0 + (rx1 - rx0) * k, ry0 + (ry1 - ry0) * k
    u = min(.98, abs(x) / rx)
    return (x, .006 - ry * (1 - u ** 2.25) ** (1 / 2.25) - off, z)


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


def face_y(x, z, off):
    """Depth of the face's surface at (x, z), `off` metres in front of it."""
    t = (z - HEAD_C.z) / HEAD_R[2]
    k = 1 - .20 * max(0, -t) ** 1.3
    r = math.sqrt(max(0, 1 - t * t))
    rx, ry = HEAD_R[0] * r * k, HEAD_R[1] * r * (1 - .10 * max(0, -t))
    u = min(.999, abs(x / rx))
    return HEAD_C.y - .016 * max(0, -t) - ry * (1 - u ** 2.15) ** (1 / 2.15) - off


def on_face(x, z, off=.002):
    return (x, face_y(x, z, off), z)


def ears(m):
    for s, _ in SIDES:
        m.ball((s * .118, .012, 1.462), (.018, .030, .040), SKIN, HEAD, seg=6, rings=4, shade=.94)


def head(m, lashes=False):
    rings, n = [], 9
    for j in range(n + 1):
        t = -math.pi / 2 + math.pi * (j + .35) / (n + .7)
        z, r = math.sin(t), math.cos(t)
        low = max(0, -z)
        k = 1 - .20 * low ** 1.3                       # narrower jaw
        rings.append(dict(c=(0, HEAD_C.y - .016 * low, HEAD_C.z + HEAD_R[2] * z),
                          r=(HEAD_R[0] * r * k, HEAD_R[1] * r * (1 - .10 * low)), p=2.15, w=HEAD, sh=1 - .10 * low ** 2))
    m.loft(rings, SKIN, seg=14, cap0=(0, 0, -.008), cap1=(0, 0, .008))
    for s, _ in SIDES:
        eye(m, s, lashes)
        m.disc(on_face(s * .068, 1.4285, .0008), (.0155, .0095), BLUSH, HEAD, n=(s * .62, -1, -.15), seg=7)
    m.ball(on_face(0, 1.4455, -.0065), (.0125, .015, .0150), SKIN, HEAD, seg=6, rings=4, shade=1.0)
    smile = (-.033, -.020, -.007, .007, .020, .033)
    m.strip([on_face(x, 1.4075 + (abs(x) / .033) ** 2 * .012, .0055) for x in smile],
            (.003, .0065, .0085, .0085, .0065, .003), LIP, HEAD)
    m.loft([dict(c=(0, .008, 1.22), r=(.062, .060), w=CHEST, sh=.84), dict(c=(0, .006, 1.29), r=(.054, .056), w=NECK, sh=.82),
            dict(c=(0, .0, 1.37), r=(.056, .060), w=HEAD, sh=.82)], SKIN, seg=8)


def eye(m, s, lashes):
    m.disc(on_face(s * .045, 1.470, .001), (.0175, .0245), DARK, HEAD, n=(s * .34, -1, .03), seg=10, bulge=.005)
    m.disc(on_face(s * .045 - .006, 1.480, .0075), (.006, .0072), WHITE, HEAD, n=(s * .2, -1, .1), seg=6, bulge=.001)
    # high, gently arched and outward-falling brows read as friendly; low inner ends read as stern
    brow = ((.025, 1.5150), (.037, 1.5195), (.051, 1.5190), (.065, 1.5125))
    m.strip([on_face(s * x, z, .003) for x, z in brow], (.0070, .0085, .0070, .0030) if not lashes else (.0050, .0062, .0050, .0022), BROW, HEAD)
    if lashes:
        m.strip([on_face(s * .030, 1.4905, .0035), on_face(s * .047, 1.4965, .0045), on_face(s * .0675, 1.4905, .0035)],
                (.002, .0050, .0055), DARK, HEAD)


def glasses(m):
    for s, _ in SIDES:
        c = Vector(on_face(s * .047, 1.470, .012))
        ring = []
        for i in range(10):
            a = 2 * math.pi * i / 10
            d = Vector((math.cos(a), abs(math.cos(a)) * .15 * (1 if s * math.cos(a) > 0 else -.2), math.sin(a)))
            ring.append([m.add(c + d * r, HEAD) for r in (.031, .026)])
        for i in range(10):
            m.front.add(len(m.f))
            m.face((ring[i][0], ring[(i + 1) % 10][0], ring[(i + 1) % 10][1], ring[i][1]), GLASS)
        bar = [m.add((s * x, y, z), HEAD) for x, y, z in
               ((.079, -.100, 1.478), (.124, .01, 1.478), (.124, .01, 1.472), (.079, -.100, 1.472))]
        m.face(bar if s > 0 else bar[::-1], GLASS)
    m.strip([on_face(-.017, 1.476, .0145), on_face(.017, 1.476, .0145)], (.006, .006), GLASS, HEAD)


def moustache(m):
    xs = (-.036, -.022, -.008, 0, .008, .022, .036)
    drop = lambda x: 1.4315 - (abs(x) / .036) ** 2 * .010
    m.strip([on_face(x, drop(x), .007) for x in xs], (.003, .011, .0135, .010, .0135, .011, .003), HAIR, HEAD)


def arm_axes(side):
    return (Vector((side * math.cos(ARM), 0, math.sin(ARM))), Vector((0, 1, 0)))


def arms(m, sleeve):
    """`sleeve` metres of the arm are cloth; the rest of the forearm takes the SLEEVE slot (skin or cloth)."""
    for s, n in SIDES:
        upper, fore, hand_w = {'upperarm.' + n: 1}, {'forearm.' + n: 1}, {'hand.' + n: 1}
        d, ax = Vector((s * math.sin(ARM), 0, -math.cos(ARM))), arm_axes(s)
        at = lambda q: Vector(arm_point(s, q))
        radius = lambda q: .060 - .016 * (q / .45)

        def weight(q):
            if q < .05:
                return blend(CHEST, upper, (q + .03) / .08)
            return blend(upper, fore, (q - .20) / .09) if q < .30 else blend(fore, hand_w, (q - .43) / .05)

        def ring(q):
            flare = .006 if q >= sleeve - .02 and sleeve < .4 else 0
            r = (.036, .040) if q < 0 else (.050, .054) if q == 0 else (radius(q) * .93 + flare, radius(q) * .98 + flare)
            return dict(c=at(q) + Vector((-s * .012 * (q < 0), 0, 0)), r=r, ax=ax, w=weight(q))

        stops = [q for q in (-.030, 0, .05, .12, .19, .245, .29, .36) if q < sleeve - .02] + [sleeve - .012, sleeve]
        rings = [ring(q) for q in stops]
        rings.append(dict(c=at(sleeve - .004), r=(radius(sleeve) * .86,) * 2, ax=ax, w=weight(sleeve), sh=.6))
        m.loft(rings, TOP, seg=10, cap0=(-s * .014, 0, .016))
        below = (sleeve - .05, .30, .38, .455) if sleeve < .3 else (.40, .475)
        m.loft([dict(c=at(q), r=(radius(q) * .88, radius(q) * .90), ax=ax, w=weight(q)) for q in below],
               SLEEVE if sleeve < .3 else SKIN, seg=8)
        hand(m, at, d, ax, fore, hand_w)


def hand(m, at, d, ax, fore, w):
    palm = ((.430, .033, .037), (.455, .029, .034), (.485, .026, .042), (.53, .024, .043), (.565, .018, .034))
    m.loft([dict(c=at(q), r=(rx, ry), ax=ax, w=blend(fore, w, .6) if q < .44 else w) for q, rx, ry in palm],
           SKIN, seg=8, cap1=d * .014)
    thumb = at(.475) + Vector((0, -.034, 0))
    m.loft([dict(c=thumb, r=(.014, .014), ax=ax, w=w), dict(c=thumb + d * .03 + Vector((0, -.014, 0)), r=(.014, .013), ax=ax, w=w),
            dict(c=thumb + d * .055 + Vector((0, -.016, 0)), r=(.009, .009), ax=ax, w=w)], SKIN, seg=5, cap1=d * .008)


def shoes(m):
    profile = ((.052, .034, .040), (.035, .044, .048), (-.01, .046, .044), (-.06, .045, .036), (-.11, .042, .029), (-.142, .030, .021))
    for s, n in SIDES:
        w, x = {'foot.' + n: 1}, s * .09
        m.loft([dict(c=(x, y, h), r=(rx, h * .98), ax=((1, 0, 0), (0, 0, 1)), p=2.6, w=w, sh=.95) for y, rx, h in profile],
               SHOE, seg=8, cap0=(0, .012, 0), cap1=(0, -.012, -.004))
        m.loft([dict(c=(x, -.048, .001), r=(.050, .105), p=2.5, w=w, sh=.9), dict(c=(x, -.048, .016), r=(.050, .105), p=2.5, w=w)],
               WHITE, seg=10, cap1=(0, 0, 0))


def legs(m, top=.86):
    """Trousers; `top` cuts away what a tunic hides."""
    table = ((.86, .060, .080, .060), (.78, .082, .090, .078), (.70, .084, .092, .086), (.58, .080, .086, .09), (.475, .070, .074, .09),
             (.43, .068, .072, .09), (.385, .067, .070, .09), (.26, .063, .064, .09), (.12, .060, .060, .09), (.085, .060, .060, .09))
    for s, n in SIDES:
        thigh, shin = {'thigh.' + n: 1}, {'shin.' + n: 1}

        def weight(co):
            if co.z > .70:
                return blend(HIPS, thigh, (.84 - co.z) / .12)
            return blend(thigh, shin, (.47 - co.z) / .09) if co.z > .2 else shin

        shade = lambda z: .82 + .18 * min(1, abs(z - .80) * 4) if z > .6 else 1
        back = lambda z: .004 + (.01 if z < .4 else 0) * (.43 - z) * 2
        rings = [dict(c=(s * cx, back(z), z), r=(rx, ry), w=weight, sh=shade(z)) for z, rx, ry, cx in table if z <= top]
        rings.append(dict(c=(s * .09, .012, .088), r=(.05, .05), w=shin, sh=.5))
        m.loft(rings, BOTTOM, seg=8)
    if top > .8:
        m.loft([dict(c=(0, .004, .72), r=(.10, .075), w=HIPS, sh=.8), dict(c=(0, .004, .80), r=(.146, .100), w=HIPS),
                dict(c=(0, .004, .90), r=(.140, .096), w=HIPS)], BOTTOM, seg=12, cap0=(0, 0, -.02))


def shirt(m, hem, tunic=False):
    table = ((hem, .172, .122), (hem + .015, .174, .124), *TORSO[1:])
    slim = .955 if tunic else 1
    hem_w = drape_weight if tunic else hem_weight
    flare = lambda z: slim * (1 + (.20 * max(0, (.90 - z) / .26) if tunic else 0))
    rings = [dict(c=(0, .006, hem + .004), r=(.155 * flare(hem), .106 * flare(hem)), w=hem_w, sh=.55)]
    rings += [dict(c=(0, .006, z), r=(rx * flare(z), ry * flare(z)), p=2.25, w=hem_w if z < .9 else torso_weight,
                   sh=.90 if z <= hem else 1) for z, rx, ry in table]
    m.loft(rings, TOP, seg=14)
    m.loft([dict(c=(0, .006, hem + .012), r=(.1785 * flare(hem), .1290 * flare(hem)), p=2.25, w=hem_w),
            dict(c=(0, .006, hem + .05), r=(.1770 * flare(hem + .05), .1275 * flare(hem + .05)), p=2.25, w=hem_w)], ACCENT, seg=14)
    half = blend(CHEST, NECK, .5)
    dip = lambda x, y: -.022 * (y < -.03)
    m.loft([dict(c=(0, .006, 1.252), r=(.088, .078), w=CHEST, sh=.9, dz=lambda x, y: -.012 * (y < 0)),
            dict(c=(0, .008, 1.292), r=(.068, .066), w=half, dz=dip), dict(c=(0, .008, 1.280), r=(.055, .055), w=half, sh=.6, dz=dip)],
           ACCENT if tunic else TOP, seg=12)


def placket(m):
    m.ribbon([on_torso(0, z) for z in (.785, .88, .96, 1.04, 1.12, 1.19, 1.245)], .020, TOP, torso_weight, .86)


def patch(m, x0, x1, z0, z1, off, slot):
    """A flat rectangle on the chest."""
    y = min(on_torso(x, z, off)[1] for x in (x0, x1) for z in (z0, z1))
    m.front_face([(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)], torso_weight, slot)


def lanyard(m):
    """Officer: ribbon with an identity card, and a name badge."""
    for s, _ in SIDES:
        path = ((.072, 1.246), (.060, 1.20), (.044, 1.14), (.024, 1.07), (0, 1.015))
        m.ribbon([on_torso(s * x, z, .006) for x, z in path], .015, ACCENT, torso_weight)
    patch(m, -.036, .036, .925, 1.022, .008, WHITE)
    patch(m, -.036, .036, .996, 1.022, .0095, ACCENT)
    patch(m, -.015, .015, .942, .986, .0095, BLUSH)
    patch(m, .050, .112, 1.118, 1.144, .004, WHITE)
    patch(m, .054, .108, 1.125, 1.137, .0055, ACCENT)


def skirt(m):
    table = ((.74, .160, .112), (.62, .174, .130), (.50, .176, .136), (.40, .178, .141), (.30, .181, .146), (.20, .185, .151), (.10, .190, .156))

    def folds(z):
        k = 1 if z < .6 else 0
        return lambda x, y, a: (x * (1 + .018 * math.sin(9 * a) * k), y * (1 + .02 * math.sin(9 * a) * k))

    rings = [dict(c=(0, .006, z), r=(rx, ry), p=2.3, w=drape_weight, sh=1 - .04 * (i % 2), mod=folds(z)) for i, (z, rx, ry) in enumerate(table)]
    rings.append(dict(c=(0, .006, .105), r=(.172, .138), w=drape_weight, sh=.45))
    m.loft(rings, BOTTOM, seg=16)
