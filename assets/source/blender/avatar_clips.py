"""Procedural clips. `t` runs 0..1 over a clip and every clip loops.

Seated gestures are not recorded: the bone texture combines the legs of `sit` or `chair_idle` with the upper body of
`wave`, `salam`, `nod` or `talk`.

Gaits: metres travelled per cycle are stride / duty, so that a stance foot does not slide:
walk .62/.58 = 1.07 m, stride .74/.46 = 1.61 m, run .78/.34 = 2.29 m; roll = one turn of a .30 m wheel = 1.88 m.
"""
import math

import bpy
from avatar_pose import REST_HANG, ease, wave_of

FPS = 30
SEAT_DROP = -.255       # hips of a seated person: thighs rest on a seat .45 m high


def hold(t, edge):
    """0 -> 1 -> 0 with soft edges of `edge` of the clip."""
    return ease(min(1, t / edge, (1 - t) / edge))


def idle(p, t):
    dip = -.010 - .004 * wave_of(t, 2)
    p.move('hips', (.012 * wave_of(t), 0, dip))
    for n in ('L', 'R'):
        p.leg(n, .012, .085, 0, .79 + dip)
    p.turn('spine', 1 + .6 * wave_of(t, 2), wave_of(t))
    p.turn('chest', -1.2 * wave_of(t, 2, .1), .8 * wave_of(t), 2 * wave_of(t, 1, .2))
    p.turn('head', 1.5 * wave_of(t, 2, .3), 0, 7 * wave_of(t, 1, .35))
    p.arms_down(2 + 1.5 * wave_of(t, 2), 2 + 1.5 * wave_of(t, 2, .05), -14, -14, 1 + wave_of(t, 2))


def gait(stride, duty, lift, bob, lean, swing, elbow, drop, twist):
    def pose(p, t):
        rise = drop + bob * math.cos(4 * math.pi * (t - .03))
        hip_y, hip_z = -.01, .79 + rise
        p.move('hips', (.014 * wave_of(t, 1, .02), hip_y, rise))
        p.turn('hips', lean, 3 * wave_of(t), -twist * math.cos(2 * math.pi * t))
        for n, phase in (('L', 0), ('R', .5)):
            u = (t + phase) % 1
            if u < duty:
                k = u / duty
                y, z = -stride / 2 + stride * k, .085 + (.03 + .05 * lift) * max(0, (k - .75) / .25)
                foot = -16 * (1 - k / .14) if k < .14 else 24 * max(0, (k - .72) / .28)
            else:
                k = (u - duty) / (1 - duty)
                e = ease(k)
                y = stride / 2 - stride * e
                z = .115 + (.085 + lift * .10) * math.sin(math.pi * min(1, k * 1.05)) * (1 - .25 * k) - .03 * k + .05 * lift * (1 - k)
                foot = (24 + 22 * lift) * (1 - k) ** 1.5 - 16 * max(0, (k - .6) / .4)
            p.leg(n, y + .012, z, hip_y, hip_z, foot)
        c = math.cos(2 * math.pi * t)
        p.turn('spine', lean, 0, 3 * c)
        p.turn('chest', 1, -2 * wave_of(t), twist * 1.3 * c)
        p.turn('neck', -lean, 0, -3 * c)
        p.turn('head', -1 - lean * .4, 0, -3 * c)
        p.arms_down(swing * c + 2, -swing * c + 2, -elbow - elbow * .7 * max(0, -c), -elbow - elbow * .7 * max(0, c), 3)
    return pose


walk = gait(.62, .58, 0, .018, 3, 26, 20, -.030, 7)
stride = gait(.74, .46, .5, .026, 4, 34, 38, -.050, 9)
run = gait(.78, .34, 1.1, .036, 8, 42, 74, -.060, 11)


def raise_hand(p, t):
    k, w = hold(t, .16), math.sin(2 * math.pi * t * 5)
    p.turn('upperarm.R', -12 * k + 2, -REST_HANG + k * (REST_HANG + 88))
    p.turn('forearm.R', -14 * (1 - k), k * (62 + 20 * w), -10 * k)
    p.turn('hand.R', 0, k * 10 * w)
    p.turn('head', 2 * k, -5 * k, -6 * k)
    p.turn('chest', 0, -3 * k)


def greet(p, t):
    """Sampurasun: palms together before the chest, a slight bow."""
    k = hold(t, .25)
    p.turn('spine', 9 * k)
    p.turn('chest', 6 * k)
    p.turn('head', 11 * k)
    for n, s in (('L', 1), ('R', -1)):
        p.hand_to(n, (s * .027, -.205, 1.085), (s * 1, -.1, -.7), k, (-s * .05, -.22, 1))


def wave(p, t):
    idle(p, t)
    raise_hand(p, t)


def salam(p, t):
    idle(p, t)
    greet(p, t)


def nod(p, t):
    idle(p, t)
    k = hold(t, .15)
    p.turn('head', k * (5 + 11 * math.sin(2 * math.pi * t * 2.5)), 0, 0)
    p.turn('chest', 2 * k)


def typing(p, t):
    """Standing behind the desk, hands on the keyboard at about 1.05 m."""
    idle(p, t)
    for n, s, f in (('L', 1, 5), ('R', -1, 4)):
        p.hand_to(n, (s * .10, -.285, 1.035 + .010 * wave_of(t, f)), (s * .8, .4, -1))
        p.turn('hand.' + n, -18 + 8 * wave_of(t, f))
    p.turn('head', 9 + 2 * wave_of(t), 0, 4 * wave_of(t, 1, .2))
    p.turn('spine', 3)


def talk(p, t):
    """Explaining with both hands."""
    idle(p, t)
    a, b = .5 + .5 * wave_of(t, 2), .5 + .5 * wave_of(t, 3, .3)
    p.hand_to('R', (-.17 - .05 * a, -.24, .97 + .10 * a), (-.8, .3, -1), .92)
    p.hand_to('L', (.16 + .04 * b, -.22, .95 + .06 * b), (.8, .3, -1), .85)
    p.turn('hand.R', -10, -20 * a)
    p.turn('hand.L', -10, 16 * b)
    p.turn('head', 2 + 3 * wave_of(t, 3), 0, 6 * wave_of(t, 1, .1))


def seat(p, t, y, drop, foot_y, foot_z):
    p.move('hips', (0, y, drop))
    for n in ('L', 'R'):
        p.leg(n, foot_y, foot_z, y, .79 + drop)
    p.turn('spine', 3 + .6 * wave_of(t, 2))
    p.turn('chest', 1 - .8 * wave_of(t, 2, .1), 0, 2 * wave_of(t))
    p.turn('head', -2 + wave_of(t, 2, .3), 0, 8 * wave_of(t, 1, .3))
    p.arms_down()


def lap(p, height):
    for n, s in (('L', 1), ('R', -1)):
        p.hand_to(n, (s * .085, -.25, height), (s * .8, .3, -.6))
        p.turn('hand.' + n, 14)


def sit(p, t):
    seat(p, t, .06, SEAT_DROP, -.30, .085)
    lap(p, .93)


def in_chair(p, t):
    seat(p, t, .05, SEAT_DROP + .01, -.36, .155)


def chair_idle(p, t):
    in_chair(p, t)
    lap(p, .93)


def chair_roll(p, t):
    """Both hands push the rims once per turn of the wheels."""
    in_chair(p, t)
    p.turn('wheels', 360 * t)
    push = t / .45 if t < .45 else 1 - (t - .45) / .55
    up = 0 if t < .45 else math.sin(math.pi * (t - .45) / .55)
    p.turn('spine', 4 + 10 * push)
    p.turn('head', -6 - 6 * push)
    for n, s in (('L', 1), ('R', -1)):
        p.hand_to(n, (s * .27, .10 - .24 * ease(push), .86 - .05 * ease(push) + .05 * up), (s * .9, 1, .3))


CLIPS = (   # name, seconds, pose, frames between keys
    ('idle', 4, idle, 6), ('walk', 1, walk, 2), ('stride', 1, stride, 2), ('run', 1, run, 2), ('wave', 2.4, wave, 3),
    ('salam', 2.4, salam, 4), ('nod', 1.6, nod, 3), ('typing', 2, typing, 3), ('talk', 4, talk, 5), ('sit', 4, sit, 8),
    ('chair_idle', 4, chair_idle, 8), ('chair_roll', 1, chair_roll, 2))


def record(rig, pose, name, seconds, fn, step):
    action = bpy.data.actions.new(name)
    rig.animation_data_create()
    rig.animation_data.action = action
    last = int(seconds * FPS)
    for frame in range(0, last + 1, step):
        pose.clear()
        fn(pose, frame / last if name == 'chair_roll' else (frame / last) % 1.0)
        for bone in pose.bones:
            bone.keyframe_insert('rotation_quaternion', frame=frame)
            if bone.name == 'hips':
                bone.keyframe_insert('location', frame=frame)
    for curve in action.fcurves:    # cubic keys are corrupted by the meshopt filter
        for key in curve.keyframe_points:
            key.interpolation = 'LINEAR'
    action.use_fake_user = True
    track = rig.animation_data.nla_tracks.new()
    track.name = name
    track.strips.new(name, 0, action)
    track.mute = True
    rig.animation_data.action = None


def record_clips(rig, pose):
    bpy.context.scene.render.fps = FPS
    for name, seconds, fn, step in CLIPS:
        record(rig, pose, name, seconds, fn, step)
    pose.clear()
    for track in rig.animation_data.nla_tracks:
        track.mute = False
