"""Mesh helpers shared by every model of the hall.

Vertex layout of all kit parts, so that one material draws them:
  COLOR_0.rgb  albedo (linear)          COLOR_0.a   baked ambient occlusion
  TEXCOORD_0.x accent mask (0..1)       TEXCOORD_0.y glow mask (0..1)
Parts that carry a picture (sign, board, panel) have picture coordinates in TEXCOORD_0 instead.
Blender is z up and the front of a model faces -y; the exporter turns that into y up, front +z.
"""
import math

import bmesh
import bpy
from mathutils import Matrix, Vector

AXES = {'-z': (0, 0, -1), '+z': (0, 0, 1), '-y': (0, -1, 0), '+y': (0, 1, 0), '-x': (-1, 0, 0), '+x': (1, 0, 0)}


def reset():
    bpy.ops.wm.read_factory_settings(use_empty=True)


def srgb(code):
    """'#rrggbb' -> linear rgb."""
    code = code.lstrip('#')
    channels = [int(code[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    return tuple(((c + .055) / 1.055) ** 2.4 if c > .04045 else c / 12.92 for c in channels)


def unit(x):
    return min(1.0, max(0.0, x))


def rot(angle, axis):
    return Matrix.Rotation(angle, 4, axis)


class Part:
    """One mesh under construction; every primitive is painted as it is added."""

    def __init__(self, name):
        self.name = name
        self.bm = bmesh.new()
        self.col = self.bm.loops.layers.float_color.new('Color')
        self.uv = self.bm.loops.layers.uv.new('UVMap')

    def paint(self, faces, color, accent=0., glow=0., uvbox=None, grad=None):
        """`color` is '#rrggbb' or a function of the face's normal that returns one; `uvbox(point, normal)` gives
        picture coordinates, `grad(point)` scales the albedo."""
        for face in faces:
            base = srgb(color if isinstance(color, str) else color(face.normal))
            for loop in face.loops:
                k = grad(loop.vert.co) if grad else 1.0
                loop[self.col] = (base[0] * k, base[1] * k, base[2] * k, 1.0)
                # the exporter flips V, so masks are written upside down
                loop[self.uv].uv = uvbox(loop.vert.co, face.normal) if uvbox else (accent, 1.0 - glow)

    def merge(self, other, color, **paint):
        mesh = bpy.data.meshes.new('scratch')
        other.to_mesh(mesh)
        other.free()
        self.bm.from_mesh(mesh)
        bpy.data.meshes.remove(mesh)
        self.bm.normal_update()
        # after from_mesh the new faces are not reliably the last ones: unpainted faces have material 0
        new = [f for f in self.bm.faces if f.material_index == 0]
        self.paint(new, color, **paint)
        for face in new:
            face.material_index = 7

    def box(self, centre, size, color, bevel=0., rot=None, cuts=0, skip=(), taper=None, **paint):
        """`skip` drops faces nobody sees ('-z'), `taper` narrows the top, `cuts` adds vertices for the AO."""
        b = bmesh.new()
        bmesh.ops.create_cube(b, size=1.0)
        for v in b.verts:
            v.co = Vector((v.co.x * size[0], v.co.y * size[1], v.co.z * size[2]))
            if taper and v.co.z > 0:
                v.co.x *= taper
                v.co.y *= taper
        if skip:
            b.normal_update()
            gone = [f for f in b.faces if any(f.normal.dot(Vector(AXES[q])) > .9 for q in skip)]
            bmesh.ops.delete(b, geom=gone, context='FACES')
        if bevel:
            edges = [e for e in b.edges if not e.is_boundary]
            bmesh.ops.bevel(b, geom=edges, offset=bevel, segments=1, profile=.5, affect='EDGES')
        if cuts:
            edges = [e for e in b.edges if e.calc_length() > .35]
            bmesh.ops.subdivide_edges(b, edges=edges, cuts=cuts, use_grid_fill=True)
        self._place(b, centre, rot)
        self.merge(b, color, **paint)

    def cyl(self, centre, radius, height, color, seg=10, r2=None, rot=None, caps=True, **paint):
        b = bmesh.new()
        top = radius if r2 is None else r2
        bmesh.ops.create_cone(b, cap_ends=caps, segments=seg, radius1=radius, radius2=top, depth=height)
        self._place(b, centre, rot)
        self.merge(b, color, **paint)

    def prism(self, profile, y0, y1, color, **paint):
        """Extrude an xz polygon along y; y0 and y1 may be functions of the profile point."""
        b = bmesh.new()
        at = lambda y, p: y(p) if callable(y) else y
        front = [b.verts.new((p[0], at(y0, p), p[1])) for p in profile]
        back = [b.verts.new((p[0], at(y1, p), p[1])) for p in profile]
        n = len(profile)
        for i in range(n):
            j = (i + 1) % n
            b.faces.new((front[i], back[i], back[j], front[j]))
        b.faces.new(front[::-1])
        b.faces.new(back)
        bmesh.ops.recalc_face_normals(b, faces=b.faces)
        self.merge(b, color, **paint)

    def poly(self, points, color, **paint):
        b = bmesh.new()
        b.faces.new([b.verts.new(p) for p in points])
        self.merge(b, color, **paint)

    def picture(self, x0, x1, z0, z1, y, cols=1, rows=1):
        """A flat upright rectangle with picture coordinates (0,0 bottom left), facing -y."""
        b = bmesh.new()
        grid = [[b.verts.new((x0 + (x1 - x0) * i / cols, y, z0 + (z1 - z0) * j / rows)) for i in range(cols + 1)]
                for j in range(rows + 1)]
        for j in range(rows):
            for i in range(cols):
                b.faces.new((grid[j][i], grid[j][i + 1], grid[j + 1][i + 1], grid[j + 1][i]))
        self.merge(b, '#ffffff', uvbox=lambda p, n: (unit((p.x - x0) / (x1 - x0)), unit((p.z - z0) / (z1 - z0))))

    def object(self, smooth=None):
        for face in self.bm.faces:
            face.material_index = 0
        mesh = bpy.data.meshes.new(self.name)
        bmesh.ops.remove_doubles(self.bm, verts=self.bm.verts, dist=1e-5)
        self.bm.to_mesh(mesh)
        obj = bpy.data.objects.new(self.name, mesh)
        bpy.context.scene.collection.objects.link(obj)
        if smooth is not None:
            for p in mesh.polygons:
                p.use_smooth = True
            mesh.use_auto_smooth = True
            mesh.auto_smooth_angle = math.radians(smooth)
            self._weigh_normals(obj)
        mesh.materials.append(bpy.data.materials.get('kit') or bpy.data.materials.new('kit'))
        return obj

    @staticmethod
    def _weigh_normals(obj):
        """Normals follow the large faces, so bevels look round and need no split vertices."""
        bpy.context.view_layer.objects.active = obj
        modifier = obj.modifiers.new('normals', 'WEIGHTED_NORMAL')
        modifier.keep_sharp = True
        bpy.ops.object.modifier_apply(modifier=modifier.name)

    @staticmethod
    def _place(b, centre, rotation):
        matrix = Matrix.Translation(Vector(centre)) @ (rotation or Matrix.Identity(4))
        bmesh.ops.transform(b, matrix=matrix, verts=b.verts)


def bake_ao(objs, samples=32, dist=1.2):
    """Cycles ambient occlusion within `dist` metres, written into Color.a of every object."""
    scene = bpy.context.scene
    scene.render.engine = 'CYCLES'
    scene.cycles.device = 'CPU'
    scene.cycles.samples = samples
    scene.cycles.seed = 1
    scene.world = scene.world or bpy.data.worlds.new('world')
    scene.world.light_settings.distance = dist
    scene.render.bake.target = 'VERTEX_COLORS'
    for obj in objs:
        mesh = obj.data
        layer = mesh.color_attributes.new('AO', 'FLOAT_COLOR', 'CORNER')
        mesh.color_attributes.active_color = layer
        for other in bpy.context.selected_objects:
            other.select_set(False)
        obj.select_set(True)
        bpy.context.view_layer.objects.active = obj
        bpy.ops.object.bake(type='AO')
        # one value per vertex and normal: noise between corners would split vertices and cost bytes
        mesh.calc_normals_split()
        groups = {}
        for loop in mesh.loops:
            key = (loop.vertex_index, *(round(n, 1) for n in loop.normal))
            groups.setdefault(key, []).append(loop.index)
        mesh.free_normals_split()
        ao, color = mesh.color_attributes['AO'].data, mesh.color_attributes['Color'].data
        for corners in groups.values():
            mean = sum(ao[i].color[0] for i in corners) / len(corners)
            for i in corners:
                c = color[i].color
                color[i].color = (c[0], c[1], c[2], mean)
        mesh.color_attributes.remove(mesh.color_attributes['AO'])


def join(objs, name):
    """Merge objects into the first one and rename it."""
    for other in bpy.context.scene.objects:
        other.select_set(other in objs)
    bpy.context.view_layer.objects.active = objs[0]
    bpy.ops.object.join()
    objs[0].name = objs[0].data.name = name
    return objs[0]


def triangles(obj):
    return sum(len(p.vertices) - 2 for p in obj.data.polygons)


def export(path, objs, animated=False, **options):
    for other in bpy.context.scene.objects:
        other.select_set(other in objs)
    bpy.ops.export_scene.gltf(
        filepath=path, export_format='GLB', use_selection=True, export_colors=True, export_normals=True,
        export_texcoords=True, export_yup=True, export_apply=not animated, export_animations=animated,
        export_materials='EXPORT', **options)


def _patch_exporter():
    """Blender 3.4.1's glTF exporter indexes CORNER colours by vertex index: wrong colours on split vertices."""
    import addon_utils
    addon_utils.enable('io_scene_gltf2')
    import numpy as np
    from io_scene_gltf2.blender.exp import gltf2_blender_gather_primitives_extract as extract

    def colours(self, attr):
        mesh = self.blender_mesh
        layer = mesh.color_attributes[mesh.color_attributes.render_color_index]
        corner = attr['blender_domain'] == 'CORNER'
        values = np.empty((len(mesh.loops) if corner else len(mesh.vertices)) * 4, dtype=np.float32)
        layer.data.foreach_get('color', values)
        values = values.reshape(-1, 4)
        if not corner:
            values = values[self.dots['vertex_index']]
        for i in range(4):
            self.dots[attr['gltf_attribute_name'] + str(i)] = values[:, i]

    extract.PrimitiveCreator._PrimitiveCreator__get_color_attribute = colours


_patch_exporter()
