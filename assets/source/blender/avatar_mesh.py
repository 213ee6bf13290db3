"""Rig and mesh builder of the people: lofted limbs with analytic skin weights.

Characters face -y, their left is +x, rest pose with the arms 24 degrees off the body. Metres.
  TEXCOORD_0.x  (palette slot + .5) / 16      TEXCOORD_0.y  (variant tag + .5) / 16, tag 0 is always drawn
  COLOR_0       ambient occlusion (grey)
"""
import math

import bmesh
import bpy
from mathutils import Matrix, Vector

(SKIN, TOP, BOTTOM, HAIR, SHOE, ACCENT, DARK, WHITE, HEADWEAR, SLEEVE, BROW, LIP, BLUSH, METAL, GLASS, VEIL) = range(16)

ARM = math.radians(24)
HEAD_SCALE = 1.13
HEAD_DROP = .020       # sinks the head towards the collar: a long neck looks like a lollipop
HIPS, SPINE, CHEST, NECK, HEAD = {'hips': 1}, {'spine': 1}, {'chest': 1}, {'neck': 1}, {'head': 1}
AXLE = Vector((0, .10, .30))
SIDES = ((1, 'L'), (-1, 'R'))


def arm_point(side, d):
    """Point on the rest arm, `d` metres from the shoulder."""
    return (side * (.142 + math.sin(ARM) * d), .010, 1.205 - math.cos(ARM) * d)


def bone_table():
    bones = [('root', None, (0, 0, 0), (0, 0, .2)), ('hips', 'root', (0, .005, .80), (0, .005, .92)),
             ('spine', 'hips', (0, .005, .92), (0, .008, 1.06)), ('chest', 'spine', (0, .008, 1.06), (0, .01, 1.25)),
             ('neck', 'chest', (0, .01, 1.25), (0, .005, 1.33)), ('head', 'neck', (0, .005, 1.33), (0, .005, 1.62))]
    for s, n in SIDES:
        bones += [('upperarm.' + n, 'chest', arm_point(s, 0), arm_point(s, .245)),
                  ('forearm.' + n, 'upperarm.' + n, arm_point(s, .245), arm_point(s, .455)),
                  ('hand.' + n, 'forearm.' + n, arm_point(s, .455), arm_point(s, .57)),
                  ('thigh.' + n, 'hips', (s * .088, .0, .79), (s * .09, -.006, .43)),
                  ('shin.' + n, 'thigh.' + n, (s * .09, -.006, .43), (s * .09, .012, .085)),
                  ('foot.' + n, 'shin.' + n, (s * .09, .012, .085), (s * .09, -.13, .03))]
    return bones + [('wheels', 'root', AXLE, AXLE + Vector((0, 0, .2)))]


def build_rig():
    armature = bpy.data.armatures.new('rig')
    rig = bpy.data.objects.new('rig', armature)
    bpy.context.scene.collection.objects.link(rig)
    bpy.context.view_layer.objects.active = rig
    rig.select_set(True)
    bpy.ops.object.mode_set(mode='EDIT')
    for name, parent, head, tail in bone_table():
        bone = armature.edit_bones.new(name)
        bone.head, bone.tail, bone.roll = head, tail, 0
        if parent:
            bone.parent = armature.edit_bones[parent]
    bpy.ops.object.mode_set(mode='OBJECT')
    return rig


def blend(a, b, t):
    """Weights `a` fading into `b`."""
    t = max(0, min(1, t))
    out = {k: v * (1 - t) for k, v in a.items()}
    for k, v in b.items():
        out[k] = out.get(k, 0) + v * t
    return out


class Mesh:
    """Vertices with weights and shade, faces with palette slot and tag."""

    def __init__(self, name, tag=0):
        self.name, self.tag = name, tag
        self.v, self.w, self.shade = [], [], []
        self.f, self.slot = [], []
        self.front = set()      # planar islands that must face the viewer: recalculation would flip them
        self.back = set()       # … and those that must face away

    def add(self, co, w, shade=1.):
        self.v.append(tuple(co))
        self.w.append(w)
        self.shade.append(shade)
        return len(self.v) - 1

    def face(self, idx, slot):
        self.f.append(tuple(idx))
        self.slot.append(slot)

    def drop(self, start, hidden):
        """Takes away the faces added since `start` whose corners are all `hidden(point)`."""
        keep = [k for k in range(start, len(self.f)) if not all(hidden(self.v[i]) for i in self.f[k])]
        self.f[start:] = [self.f[k] for k in keep]
        self.slot[start:] = [self.slot[k] for k in keep]

    def front_face(self, points, w, slot, shade=1.):
        """A flat patch turned to -y; `w` is one weight dict or a function of the point."""
        self.front.add(len(self.f))
        self.face([self.add(p, w(Vector(p)) if callable(w) else w, shade) for p in points], slot)

    def bridge(self, rows, slot):
        n = len(rows[0])
        for a, b in zip(rows, rows[1:]):
            for i in range(n):
                self.face((a[i], a[(i + 1) % n], b[(i + 1) % n], b[i]), slot)

    def fan(self, row, centre, w, slot, shade=1., flip=False):
        c = self.add(centre, w(Vector(centre)) if callable(w) else w, shade)
        for i in range(len(row)):
            a, b = row[i], row[(i + 1) % len(row)]
            self.face((b, a, c) if flip else (a, b, c), slot)

    def loft(self, rings, slot, seg=10, cap0=None, cap1=None):
        """rings: dict(c, r=(rx,ry), ax=(x axis, y axis), p=superellipse power, w, s=slot, sh=shade, dz, mod)."""
        rows = []
        for k in rings:
            c = Vector(k['c'])
            ax, ay = [Vector(a) for a in k.get('ax', ((1, 0, 0), (0, 1, 0)))]
            p, row = k.get('p', 2.0), []
            for i in range(seg):
                a = 2 * math.pi * (i + .5) / seg
                ca, sa = math.cos(a), math.sin(a)
                q = (abs(ca) ** p + abs(sa) ** p) ** (-1 / p)
                x, y = ca * q * k['r'][0], sa * q * k['r'][1]
                if 'mod' in k:
                    x, y = k['mod'](x, y, a)
                co = c + ax * x + ay * y
                if 'dz' in k:
                    co.z += k['dz'](x, y)
                row.append(self.add(co, k['w'](co) if callable(k['w']) else k['w'], k.get('sh', 1.)))
            rows.append(row)
        for j in range(len(rows) - 1):
            self.bridge(rows[j:j + 2], rings[j + 1].get('s', slot))
        for cap, row, k, flip in ((cap0, rows[0], rings[0], True), (cap1, rows[-1], rings[-1], False)):
            if cap is not None:
                self.fan(row, Vector(k['c']) + Vector(cap), k['w'], k.get('s', slot), k.get('sh', 1.), flip)

    def ball(self, c, r, slot, w, seg=8, rings=5, rot=None, shade=1.):
        c, m = Vector(c), rot or Matrix.Identity(3)
        rows = []
        for j in range(1, rings):
            t = -math.pi / 2 + math.pi * j / rings
            rows.append([self.add(c + m @ Vector((math.cos(t) * math.cos(2 * math.pi * i / seg) * r[0],
                                                  math.cos(t) * math.sin(2 * math.pi * i / seg) * r[1],
                                                  math.sin(t) * r[2])), w, shade) for i in range(seg)])
        self.bridge(rows, slot)
        self.fan(rows[0], c - m @ Vector((0, 0, r[2])), w, slot, shade, True)
        self.fan(rows[-1], c + m @ Vector((0, 0, r[2])), w, slot, shade)

    def disc(self, c, r, slot, w, n=(0, -1, 0), seg=8, bulge=0., shade=1.):
        n = Vector(n).normalized()
        x = Vector((1, 0, 0))
        x = (x - n * x.dot(n)).normalized()
        z, c = n.cross(x), Vector(c)
        centre = self.add(c + n * bulge, w, shade)
        row = [self.add(c + x * math.cos(2 * math.pi * i / seg) * r[0] + z * math.sin(2 * math.pi * i / seg) * r[1], w, shade)
               for i in range(seg)]
        for i in range(seg):
            self.front.add(len(self.f))
            self.face((centre, row[i], row[(i + 1) % seg]), slot)

    def strip(self, points, widths, slot, w, shade=1.):
        """Thin upright ribbon facing -y (mouth, brows); one width per point."""
        for i in range(len(points) - 1):
            a, b = Vector(points[i]), Vector(points[i + 1])
            da, db = Vector((0, 0, widths[i] / 2)), Vector((0, 0, widths[i + 1] / 2))
            self.front_face((a - da, b - db, b + db, a + da), w, slot, shade)

    def ribbon(self, points, width, slot, w, shade=1., back=False):
        """Flat band along a path on the chest facing -y, or on the back facing +y."""
        rows = []
        for i, p in enumerate(points):
            a, c = Vector(points[max(0, i - 1)]), Vector(points[min(len(points) - 1, i + 1)])
            side = (c - a).normalized().cross(Vector((0, -1, 0))).normalized() * width / 2
            rows.append([self.add(q, w(q) if callable(w) else w, shade) for q in (Vector(p) - side, Vector(p) + side)])
        for a, c in zip(rows, rows[1:]):
            (self.back if back else self.front).add(len(self.f))
            self.face((a[0], a[1], c[1], c[0]), slot)

    def object(self, rig, weigh_normals=False):
        self._grow_head()
        mesh = bpy.data.meshes.new(self.name)
        mesh.from_pydata(self.v, [], self.f)
        uv = mesh.uv_layers.new(name='UVMap')
        col = mesh.color_attributes.new('Color', 'FLOAT_COLOR', 'CORNER')
        mesh.update()
        for polygon, slot in zip(mesh.polygons, self.slot):
            polygon.use_smooth = True
            for li in polygon.loop_indices:
                uv.data[li].uv = ((slot + .5) / 16, 1 - (self.tag + .5) / 16)   # the exporter flips V
                k = self.shade[mesh.loops[li].vertex_index]
                col.data[li].color = (k, k, k, 1)
        self._orient(mesh)
        obj = bpy.data.objects.new(self.name, mesh)
        bpy.context.scene.collection.objects.link(obj)
        for bone in rig.data.bones:
            obj.vertex_groups.new(name=bone.name)
        for i, weights in enumerate(self.w):
            for name, x in weights.items():
                if x > .001:
                    obj.vertex_groups[name].add([i], x, 'REPLACE')
        mesh.use_auto_smooth = True
        mesh.auto_smooth_angle = math.radians(70)
        mesh.materials.append(bpy.data.materials.get('avatar') or bpy.data.materials.new('avatar'))
        if weigh_normals:
            bpy.context.view_layer.objects.active = obj
            obj.modifiers.new('normals', 'WEIGHTED_NORMAL').keep_sharp = True
            bpy.ops.object.modifier_apply(modifier='normals')
        obj.parent = rig
        obj.modifiers.new('Armature', 'ARMATURE').object = rig
        return obj

    def _grow_head(self):
        for i, (v, w) in enumerate(zip(self.v, self.w)):
            k = w.get('head', 0)
            if k > 0:
                grow = 1 + (HEAD_SCALE - 1) * k
                self.v[i] = (v[0] * grow, v[1] * grow + .004 * k, 1.335 + (v[2] - 1.335) * grow - HEAD_DROP * k)

    def _orient(self, mesh):
        bm = bmesh.new()
        bm.from_mesh(mesh)
        bm.faces.ensure_lookup_table()
        turned = [(bm.faces[i], -1) for i in self.front] + [(bm.faces[i], 1) for i in self.back]
        bmesh.ops.recalc_face_normals(bm, faces=[f for i, f in enumerate(bm.faces) if i not in self.front | self.back])
        for face, towards in turned:
            face.normal_update()
            if face.normal.y * towards < 0:
                face.normal_flip()
        bm.to_mesh(mesh)
        bm.free()
