"""Procedural clips. `t` runs 0..1 over a clip and every clip loops.

Seated gestures are not recorded: the bone texture combines the legs of `sit` or `chair_idle` with the upper body of
`wave`, `salam`, `nod`, `listen` or `talk`, and the legs of `idle` with every standing one.

Gaits: metres travelled per cycle are stride / duty, so that a stance foot does not slide:
walk .70/.56 = 1.25 m, jog .76/.36 = 2.11 m, run .84/.29 = 2.90 m; roll = one turn of a .30 m wheel = 1.88 m.
"""
import math

import bpy
from avatar_pose import REST_HANG, ease, wave_of

FPS = 30
DOWN = (0, 0, -1)       # where a palm looks
OPEN_RIGHT, OPEN_LEFT = ((.1, -1, .15), (.75, .1, 1)), ((-.1, -1, .1), (-.8, .1, .8))      # fingers and palm of somebody explaining
SEAT_DROP = -.255       # hips of a seated person: thighs rest on a seat .45 m high


def hold(t, edge):
    """0 -> 1 -> 0 with soft edges of `edge` of the clip."""
    return ease(min(1, t / edge, (1 - t) / edge))


def bell(t, centre, width):
    """A soft bump of the clip, 0..1, also across its end."""
    d = (t - centre + .5) % 1 - .5
    return ease(max(0, 1 - abs(d) / width))


def idle(p, t):
    """Breathing, weight from one leg to the other, a look around."""
    left = math.tanh(2.2 * wave_of(t)) / math.tanh(2.2)     # rests on one leg, then on the other
    breath = wave_of(t, 2)
    shift, dip = .020 * left, -.004 - .002 * (1 - left * left)
    p.move('hips', (shift, 0, dip))
    for n in ('L', 'R'):
        p.leg(n, .012, .085, 0, .79 + dip, 0, math.degrees(shift / .705))
    p.turn('spine', 1 + .7 * breath, -1.6 * left, 1.2 * left)
    p.turn('chest', -1.5 - 1.3 * breath, -.8 * left, 1.5 * wave_of(t, 1, .2))
    glance = bell(t, .30, .13) - .8 * bell(t, .72, .12)
    p.turn('neck', 0, .8 * left, 4 * glance)
    p.turn('head', 1.2 * wave_of(t, 2, .3) + 2 * bell(t, .5, .1), 1.6 * left, 11 * glance)
    p.arms_down(3 + 1.6 * wave_of(t, 2, .1), 3 + 1.6 * wave_of(t, 2, .16), -16 + 2 * breath, -15 + 2 * breath, 1 + 1.6 * breath)


def wait(p, t):
    """Idle with the hands folded low before the body, as many stand in a queue."""
    idle(p, t)
    for n, s in (('L', 1), ('R', -1)):
        p.hand_to(n, (s * .040, -.205, .905 + .004 * wave_of(t, 2)), (s * 1, .35, -.5), 1, (-s * .75, -.35, -.75))
    p.turn('head', 3 + 1.2 * wave_of(t, 2, .3), -2 * wave_of(t), 14 * bell(t, .18, .12) - 10 * bell(t, .58, .14))


def gait(stride, duty, lift, bob, lean, swing, elbow, drop, twist):
    def pose(p, t):
        rise = drop + bob * math.cos(4 * math.pi * (t - .03))
        hip_y, hip_z = -.01, .79 + rise
        c = math.cos(2 * math.pi * t)
        sway, roll = .014 * wave_of(t, 1, .02), 2 * wave_of(t)
        p.move('hips', (sway, hip_y, rise))
        p.turn('hips', 0, roll, -twist * c)
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
            # the legs keep their line while the hips roll, sway and twist above them
            p.leg(n, y + .012, z, hip_y, hip_z, foot, math.degrees(sway / .705) - roll, twist * c)
        p.turn('spine', lean * 1.6, -roll, twist * .6 * c)
        p.turn('chest', 1 + lean * .4, -1.5 * wave_of(t), twist * 1.4 * c)
        p.turn('neck', -lean * .9, 0, -twist * .5 * c)
        p.turn('head', -1 - lean * .8, 0, -twist * .5 * c)
        p.arms_down(swing * c + 2, -swing * c + 2, -elbow - elbow * .7 * max(0, -c), -elbow - elbow * .7 * max(0, c), 3)
    return pose


walk = gait(.70, .56, 0, .016, 2.5, 24, 16, -.034, 7)
stride = gait(.76, .36, .50, .024, 4.5, 32, 44, -.044, 9)
run = gait(.84, .29, 1.15, .034, 10, 46, 82, -.060, 12)


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
    p.turn('chest', 7 * k)
    p.turn('head', 11 * k)
    for n, s in (('L', 1), ('R', -1)):
        p.hand_to(n, (s * .010, -.205, 1.075), (s * 1, -.1, -.7), k, (s * .045, -.30, 1), (-s, 0, 0))


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
        tap = wave_of(t, f)
        p.hand_to(n, (s * .10, -.275, 1.050 + .008 * tap), (s * .8, .4, -1), 1, (-s * .18, -1, -.18 + .14 * tap), DOWN)
    p.turn('head', 9 + 2 * wave_of(t), 0, 4 * wave_of(t, 1, .2))
    p.turn('spine', 3)


def on_desk(p, k=1.):
    """Hands folded before the body at desk height."""
    for n, s in (('L', 1), ('R', -1)):
        p.hand_to(n, (s * .075, -.255, 1.030 + .012 * (s > 0)), (s * .9, .3, -.8), k, (-s * .85, -.5, -.05), DOWN)


def attend(p, t, k=1.):
    """Head and chest of somebody who listens: leaning in a little, small nods, a tilt."""
    nods = bell(t, .22, .10) * math.sin(2 * math.pi * t * 9) + bell(t, .66, .08) * math.sin(2 * math.pi * t * 11)
    p.turn('spine', k * 3)
    p.turn('head', k * (4 + 5.5 * nods), k * (3 * wave_of(t, 1, .1)), k * 4 * wave_of(t, 1, .35))


def listen(p, t):
    idle(p, t)
    attend(p, t)
    on_desk(p)


def talk(p, t):
    """Explaining with both hands, then hands folded to hear the answer."""
    idle(p, t)
    speak = 1 - ease((t - .58) / .08) + ease((t - .92) / .08)
    on_desk(p)
    a, b = .5 + .5 * wave_of(t, 4), .5 + .5 * wave_of(t, 3, .3)
    p.hand_to('R', (-.17 - .06 * a, -.25, .99 + .11 * a), (-.8, .3, -1), .95 * speak, *OPEN_RIGHT)
    p.hand_to('L', (.15 + .05 * b, -.24, .97 + .07 * b), (.8, .3, -1), .90 * speak, *OPEN_LEFT)
    heard = bell(t, .76, .13) * math.sin(2 * math.pi * t * 12)
    p.turn('spine', 2 + 2 * (1 - speak), 0, 3 * wave_of(t, 2, .1) * speak)
    p.turn('head', 2 + 3 * wave_of(t, 5) * speak + 6 * heard, 3 * (1 - speak), 6 * wave_of(t, 2, .1) * speak)


def serve(p, t):
    """An officer at work with somebody: types, looks up, explains, nods."""
    speak = bell(t, .62, .22)
    typing(p, (t * 3) % 1)
    p.turn('head', 10 - 9 * bell(t, .62, .30) + 6 * bell(t, .86, .07) * math.sin(2 * math.pi * t * 14), 0, 5 * wave_of(t, 2, .1))
    p.turn('spine', 3, 0, 4 * speak)
    a = .5 + .5 * wave_of(t, 5)
    p.hand_to('R', (-.18 - .06 * a, -.26, 1.04 + .10 * a), (-.8, .3, -1), speak, *OPEN_RIGHT)


def seat(p, t, y, drop, foot_y, foot_z):
    p.move('hips', (0, y, drop))
    for n in ('L', 'R'):
        p.leg(n, foot_y, foot_z, y, .79 + drop)
    p.turn('spine', 3 + .6 * wave_of(t, 2))
    p.turn('chest', 1 - .8 * wave_of(t, 2, .1), 0, 2 * wave_of(t))
    glance = bell(t, .30, .12) - .8 * bell(t, .70, .12)
    nods = bell(t, .50, .08) * math.sin(2 * math.pi * t * 10)
    p.turn('head', -2 + wave_of(t, 2, .3) + 4 * nods, 1.5 * wave_of(t), 10 * glance)
    p.arms_down()


def lap(p, height):
    for n, s in (('L', 1), ('R', -1)):
        p.hand_to(n, (s * .092, -.24, height), (s * .8, .3, -.6), 1, (-s * .35, -1, -.25), DOWN)


def sit(p, t):
    seat(p, t, .06, SEAT_DROP, -.30, .085)
    lap(p, .89)


def in_chair(p, t):
    seat(p, t, .05, SEAT_DROP + .01, -.36, .155)


def chair_idle(p, t):
    in_chair(p, t)
    lap(p, .89)


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
    ('idle', 8, idle, 9), ('wait', 8, wait, 10), ('walk', 1, walk, 2), ('stride', 1, stride, 2), ('run', 1, run, 2), ('wave', 2.4, wave, 3),
    ('salam', 2.4, salam, 4), ('nod', 1.6, nod, 3), ('typing', 2, typing, 3), ('listen', 6, listen, 6), ('talk', 6, talk, 6),
    ('serve', 6, serve, 5), ('sit', 6, sit, 6), ('chair_idle', 6, chair_idle, 6), ('chair_roll', 1, chair_roll, 2))
WITH_LEGS = {'idle', 'walk', 'stride', 'run', 'sit', 'chair_idle', 'chair_roll'}
LOWER = ('root', 'hips', 'thigh', 'shin', 'foot', 'wheels')


def record(rig, pose, name, seconds, fn, step):
    action = bpy.data.actions.new(name)
    rig.animation_data_create()
    rig.animation_data.action = action
    last = round(seconds * FPS)
    frames = [*range(0, last, step), last]
    for frame in frames:
        pose.clear()
        fn(pose, frame / last if name == 'chair_roll' else (frame / last) % 1.0)
        for bone in pose.bones:
            if name not in WITH_LEGS and bone.name.startswith(LOWER):
                continue    # another clip lends its legs
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
