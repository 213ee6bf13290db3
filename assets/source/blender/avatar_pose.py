"""Posing helpers: rotations about the armature's axes and analytic two-bone IK for legs and arms."""
import math

from avatar_mesh import ARM, arm_point
from mathutils import Euler, Quaternion, Vector

REST_HANG = 22      # degrees that undo most of the A-pose


def wave_of(t, k=1, phase=0):
    """Sine with `k` periods over the clip."""
    return math.sin(2 * math.pi * (k * t + phase))


def ease(k):
    k = max(0, min(1, k))
    return k * k * (3 - 2 * k)


class Pose:
    THIGH = (Vector((.088, 0, .79)) - Vector((.09, -.006, .43))).length
    SHIN = (Vector((.09, -.006, .43)) - Vector((.09, .012, .085))).length
    REST_THIGH = math.degrees(math.atan2(-.006, .79 - .43))
    REST_SHIN = math.degrees(math.atan2(.012 + .006, .43 - .085))

    def __init__(self, rig):
        self.bones = rig.pose.bones
        self.rest = {b.name: b.matrix_local.to_3x3() for b in rig.data.bones}
        for bone in self.bones:
            bone.rotation_mode = 'QUATERNION'

    def clear(self):
        for bone in self.bones:
            bone.rotation_quaternion = (1, 0, 0, 0)
            bone.location = (0, 0, 0)

    def turn(self, name, rx=0, ry=0, rz=0):
        q = Euler((math.radians(rx), math.radians(ry), math.radians(rz)), 'XYZ').to_quaternion()
        m = self.rest[name]
        self.bones[name].rotation_quaternion = (m.inverted() @ q.to_matrix() @ m).to_quaternion()

    def move(self, name, v):
        self.bones[name].location = self.rest[name].inverted() @ Vector(v)

    def leg(self, n, y, z, hip_y, hip_z, foot=0, tilt=0, yaw=0):
        """Ankle at (y, z), hip at (hip_y, hip_z), knee forward; `foot` pitches the sole (degrees, toe up negative),
        `tilt` swings the leg sideways, towards -x, and keeps the sole level, `yaw` turns the whole leg."""
        dy, dz = y - hip_y, z - hip_z
        a, b = self.THIGH, self.SHIN
        d = min(math.hypot(dy, dz), a + b - 1e-4)
        base = math.degrees(math.atan2(dy, -dz))
        bend = math.degrees(math.acos(max(-1, min(1, (a * a + d * d - b * b) / (2 * a * d)))))
        knee = 180 - math.degrees(math.acos(max(-1, min(1, (a * a + b * b - d * d) / (2 * a * b)))))
        thigh = base - bend
        self.turn('thigh.' + n, thigh - self.REST_THIGH, tilt, yaw)
        self.turn('shin.' + n, knee + self.REST_THIGH - self.REST_SHIN)
        self.turn('foot.' + n, -(thigh + knee - self.REST_SHIN) + foot, -tilt)

    def hand_to(self, n, target, pole, k=1.0, fingers=None, palm=None):
        """Wrist to `target` (rest-space metres), elbow towards `pole`, fingers along a direction, the palm turned to
        another; mixed in by `k`."""
        s = 1 if n == 'L' else -1
        shoulder, a, b = Vector(arm_point(s, 0)), .245, .24
        d = Vector(target) - shoulder
        reach = min(d.length, a + b - .002)
        d.normalize()
        c = (a * a + reach * reach - b * b) / (2 * a * reach)
        p = Vector(pole)
        p = (p - d * p.dot(d)).normalized()
        elbow = shoulder + d * (a * c) + p * (a * math.sqrt(max(0, 1 - c * c)))
        rest = Vector((s * math.sin(ARM), 0, -math.cos(ARM)))
        upper = rest.rotation_difference((elbow - shoulder).normalized())
        fore = rest.rotation_difference((shoulder + d * reach - elbow).normalized())
        self._mix('upperarm.' + n, upper, k)
        self._mix('forearm.' + n, upper.inverted() @ fore, k)
        if fingers:
            aim = Vector(fingers).normalized()
            hand = rest.rotation_difference(fore.inverted() @ aim)
            if palm:
                across = fore @ hand @ Vector((s * math.cos(ARM), 0, math.sin(ARM)))     # from the palm to the back of the hand
                wanted = -(Vector(palm) - aim * Vector(palm).dot(aim)).normalized()
                turn = math.atan2(aim.dot(across.cross(wanted)), across.dot(wanted))
                hand = fore.inverted() @ Quaternion(aim, turn) @ fore @ hand
            self._mix('hand.' + n, hand, k)

    def _mix(self, name, q, k):
        m, bone = self.rest[name], self.bones[name]
        target = (m.inverted() @ q.to_matrix() @ m).to_quaternion()
        bone.rotation_quaternion = bone.rotation_quaternion.copy().slerp(target, k)

    def arms_down(self, left=0, right=0, left_bend=-10, right_bend=-10, out=0):
        self.turn('upperarm.L', left, REST_HANG - out)
        self.turn('upperarm.R', right, -REST_HANG + out)
        self.turn('forearm.L', left_bend, 0, 4)
        self.turn('forearm.R', right_bend, 0, -4)
        self.turn('hand.L', -4, 6)
        self.turn('hand.R', -4, -6)
