"""People: two body meshes with tagged variants (hair, headwear, clothes), a wheelchair, one rig, all clips.

    blender -b --factory-startup -noaudio -P avatar.py -- <output.glb>

The tags here are the bits that `client/hall/kit/bodies.ts` combines into the bodies people choose from.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
import avatar_hair as hair
import avatar_parts as part
import bpy
from avatar_chair import wheelchair
from avatar_clips import record_clips
from avatar_mesh import Mesh, build_rig
from avatar_pose import Pose
from kit import bake_ao, join, reset, triangles


def man_base(m):
    part.head(m)
    part.ears(m)
    part.legs(m)
    part.shoes(m)
    part.shirt(m, .735)
    part.arms(m, .235)
    part.placket(m)


def woman_base(m):
    part.head(m, lashes=True)
    part.shoes(m)
    part.shirt(m, .64, tunic=True)
    part.arms(m, .44)


def woman_bun(m):
    hair.hair_bun(m)
    part.ears(m)        # every other style covers them


BODIES = {
    'man': ((0, man_base), (1, hair.hair_short), (2, hair.hair_curly), (3, hair.hair_receding), (4, hair.hair_under), (5, hair.peci),
            (6, hair.iket), (7, part.moustache), (8, part.glasses), (9, part.lanyard)),
    'woman': ((0, woman_base), (1, hair.hijab), (2, hair.hair_long), (3, hair.hair_bob), (4, woman_bun), (5, part.skirt),
              (6, lambda m: part.legs(m, .70)), (8, part.glasses), (9, part.lanyard)),
    'wheelchair': ((0, wheelchair),),
}


def shade(objs, base):
    """Bake each variant next to the base body only, so that hair styles do not darken one another."""
    samples = int(os.environ.get('AO_SAMPLES', '64'))
    for obj in objs:
        obj.hide_render = True
    for obj in objs:
        base.hide_render = obj.hide_render = False
        mesh = obj.data
        analytic = [c.color[0] for c in mesh.color_attributes['Color'].data]
        bake_ao([obj], samples, .35)
        baked, sums = mesh.color_attributes['Color'].data, {}
        for loop in mesh.loops:
            sums.setdefault(loop.vertex_index, []).append(baked[loop.index].color[3])
        for loop in mesh.loops:
            around = sums[loop.vertex_index]
            k = analytic[loop.index] * (.45 + .55 * min(1, sum(around) / len(around) * 1.15))
            baked[loop.index].color = (k, k, k, 1)
        obj.hide_render = True


def build_body(rig, name, variants):
    objs = []
    for tag, make in variants:
        mesh = Mesh(f'{name}{tag}', tag)
        make(mesh)
        objs.append(mesh.object(rig, weigh_normals=name == 'wheelchair'))
    print('triangles', name, [triangles(o) for o in objs], sum(triangles(o) for o in objs))
    shade(objs, objs[0])
    return join(objs, name) if len(objs) > 1 else rename(objs[0], name)


def rename(obj, name):
    obj.name = obj.data.name = name
    return obj


def main(path):
    reset()
    rig = build_rig()
    bodies = []
    for name, variants in BODIES.items():
        for other in bodies:
            other.hide_render = True
        bodies.append(build_body(rig, name, variants))
    record_clips(rig, Pose(rig))
    for obj in bpy.context.scene.objects:
        obj.hide_render = False
        obj.select_set(True)
    bpy.ops.export_scene.gltf(
        filepath=path, export_format='GLB', use_selection=True, export_colors=True, export_yup=True, export_apply=False,
        export_animations=True, export_nla_strips=True, export_force_sampling=False, export_def_bones=False,
        export_optimize_animation_size=True)


main(sys.argv[sys.argv.index('--') + 1])
