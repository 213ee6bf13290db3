"""Arms with their sleeves, hands, trousers, shoes."""
import math

from avatar_mesh import ACCENT, ARM, BOTTOM, CHEST, HIPS, SHOE, SIDES, SKIN, SLEEVE, TOP, WHITE, arm_point, blend
from mathutils import Vector


def arm_axes(side):
    return (Vector((side * math.cos(ARM), 0, math.sin(ARM))), Vector((0, 1, 0)))


def arms(m, sleeve, slim=1.):
    """`sleeve` metres of the arm are cloth; below a short sleeve the forearm takes the SLEEVE slot (skin or cloth)."""
    short = sleeve < .3
    for s, n in SIDES:
        upper, fore, hand_w = {'upperarm.' + n: 1}, {'forearm.' + n: 1}, {'hand.' + n: 1}
        d, ax = Vector((s * math.sin(ARM), 0, -math.cos(ARM))), arm_axes(s)
        at = lambda q: Vector(arm_point(s, q))
        radius = lambda q: (.060 - .017 * (q / .45)) * slim

        def weight(q):
            if q < .05:
                return blend(CHEST, upper, (q + .03) / .08)
            return blend(upper, fore, (q - .20) / .09) if q < .30 else blend(fore, hand_w, (q - .43) / .05)

        def ring(q):
            # short sleeves stand away from the arm, long ones open into a soft bell at the wrist
            flare = .012 * max(0, (q - .10) / .135) if short else .006 * max(0, (q - .33) / .11)
            r = (.037 * slim, .042 * slim) if q < 0 else (.047 * slim, .055 * slim) if q == 0 else (radius(q) * .93 + flare, radius(q) * .98 + flare)
            return dict(c=at(q) + Vector((-s * .012 * (q < 0), 0, 0)), r=r, ax=ax, w=weight(q))

        stops = [q for q in (-.030, 0, .05, .13, .20, .245, .29, .36) if q < sleeve - .03]
        rings = [ring(q) for q in stops] + [ring(sleeve - .020), {**ring(sleeve), 's': TOP if short else ACCENT}]
        lip = ring(sleeve)['r'][0] - (.012 if short else .009)
        rings.append(dict(c=at(sleeve - .006), r=(lip, lip), ax=ax, w=weight(sleeve), sh=.55))
        m.loft(rings, TOP, seg=8, cap0=(-s * .014, 0, .016))
        below = (sleeve - .04, .30, .38, .455) if short else (.41, .475)
        m.loft([dict(c=at(q), r=(radius(q) * .88, radius(q) * .90), ax=ax, w=weight(q)) for q in below],
               SLEEVE if short else SKIN, seg=8)
        hand(m, at, d, ax, fore, hand_w)


def hand(m, at, d, ax, fore, w):
    palm = ((.430, .033, .037), (.460, .028, .034), (.490, .026, .042), (.535, .024, .042), (.565, .017, .032))
    m.loft([dict(c=at(q), r=(rx, ry), ax=ax, w=blend(fore, w, .6) if q < .44 else w) for q, rx, ry in palm],
           SKIN, seg=7, cap1=d * .014)
    thumb = at(.475) + Vector((0, -.034, 0))
    m.loft([dict(c=thumb, r=(.014, .014), ax=ax, w=w), dict(c=thumb + d * .03 + Vector((0, -.014, 0)), r=(.014, .013), ax=ax, w=w),
            dict(c=thumb + d * .055 + Vector((0, -.016, 0)), r=(.009, .009), ax=ax, w=w)], SKIN, seg=5, cap1=d * .008)


def shoes(m):
    profile = ((.052, .034, .040), (.035, .044, .048), (-.01, .046, .044), (-.06, .045, .036), (-.11, .042, .029), (-.142, .030, .021))
    for s, n in SIDES:
        w, x = {'foot.' + n: 1}, s * .09
        m.loft([dict(c=(x, y, h), r=(rx, h * .98), ax=((1, 0, 0), (0, 0, 1)), p=2.6, w=w, sh=.95) for y, rx, h in profile],
               SHOE, seg=8, cap0=(0, .012, 0), cap1=(0, -.012, -.004))
        m.loft([dict(c=(x, -.048, .001), r=(.050, .105), p=2.5, w=w, sh=.9), dict(c=(x, -.048, .017), r=(.051, .106), p=2.5, w=w)],
               WHITE, seg=8, cap1=(0, 0, 0))


# z, half width, half depth, distance of the leg's axis from the middle
TROUSERS = ((.86, .060, .080, .060), (.78, .082, .094, .078), (.70, .084, .096, .086), (.58, .080, .088, .090), (.47, .071, .076, .091),
            (.43, .069, .073, .091), (.385, .068, .071, .091), (.26, .063, .066, .090), (.15, .056, .060, .090), (.118, .055, .059, .090),
            (.112, .060, .065, .090), (.078, .062, .068, .090))


def legs(m, top=.86):
    """Trousers, tapered, with a turn-up over the shoe; `top` cuts away what a tunic hides."""
    for s, n in SIDES:
        thigh, shin = {'thigh.' + n: 1}, {'shin.' + n: 1}

        def weight(co):
            if co.z > .70:
                return blend(HIPS, thigh, (.84 - co.z) / .12)
            return blend(thigh, shin, (.47 - co.z) / .09) if co.z > .2 else shin

        shade = lambda z: .82 + .18 * min(1, abs(z - .80) * 4) if z > .6 else .84 if .115 < z < .13 else 1
        back = lambda z: .004 + (.01 if z < .4 else 0) * (.43 - z) * 2
        rings = [dict(c=(s * cx, back(z), z), r=(rx, ry), w=weight, sh=shade(z)) for z, rx, ry, cx in TROUSERS if z <= top]
        rings.append(dict(c=(s * .09, .012, .086), r=(.048, .052), w=shin, sh=.5))
        m.loft(rings, BOTTOM, seg=8)
    if top > .8:      # below, a tunic hides the rest
        m.loft([dict(c=(0, .004, .70), r=(.10, .075), w=HIPS, sh=.8), dict(c=(0, .004, .78), r=(.148, .102), w=HIPS)], BOTTOM, seg=10,
               cap0=(0, 0, -.02))
