"""People: three body meshes (man, woman, woman in hijab) with tagged variants (hair, headwear, clothes), a wheelchair, one rig, all clips.

    blender -b --factory-startup -noaudio -P avatar.py -- <output.glb>

The tags here are the bits that `client/hall/kit/bodies.ts` combines into the bodies people choose from.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
import avatar_clothes as cloth
import avatar_face as face
import avatar_hair as hair
import avatar_hijab as hijab
import avatar_limbs as limbs
import bpy
from avatar_chair import wheelchair
from avatar_clips import record_clips
from avatar_mesh import Mesh, build_rig
from avatar_pose import Pose
from kit import bake_ao, join, reset, triangles


def man_base(m):
    face.head(m)
    face.ears(m)
    limbs.arms(m, .235)
    limbs.shoes(m)
    limbs.legs(m)
    cloth.shirt(m)


def woman_base(m):
    face.head(m, lashes=True)
    limbs.arms(m, .44, slim=.90)
    limbs.shoes(m)


def hijab_base(m):
    face.head(m, lashes=True, covered=True)
    limbs.arms(m, .44, slim=.90)
    limbs.shoes(m)
    hijab.hood(m)
    hijab.brooch(m)


def woman_bun(m):
    hair.hair_bun(m)
    face.ears(m)


def woman_pony(m):
    hair.hair_pony(m)
    face.ears(m)        # the loose styles cover them


TROUSERS = lambda m: limbs.legs(m, .62)
WOMEN_WEAR = ((6, TROUSERS), (7, cloth.tunic), (8, face.glasses), (9, lambda m: cloth.lanyard(m, cloth.WOMAN)), (11, cloth.shoulder_bag))
BODIES = {
    'man': ((0, man_base), (1, hair.hair_short), (2, hair.hair_curly), (3, hair.hair_receding), (4, hair.hair_under), (5, hair.peci),
            (6, hair.iket), (7, face.moustache), (8, face.glasses), (9, cloth.lanyard), (11, cloth.backpack)),
    'woman': ((0, woman_base), (1, woman_pony), (2, hair.hair_long), (3, hair.hair_bob), (4, woman_bun), (5, cloth.kain),
              (10, cloth.kebaya), *WOMEN_WEAR),
    'hijab': ((0, hijab_base), (1, hijab.hijab_long), (2, hijab.hijab_short), (5, cloth.gamis), *WOMEN_WEAR),
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
