"""The whole pump for one pose: every part of every option, as a pure function of the numbers."""
import jewels
import lace
import stitches
from bottom import initials, platform, sock, sole, stamp
from bow import build_bow
from flatten import leather_chart
from heels import SHAPES, build_heel
from last import Last, Pose
from pattern import leather
from straps import Ankle, ankle_strap, sling_strap, t_bar
from upper import build_upper

BASIS = Pose()
MIDDLE = Pose(toe='almond')  # between the toes: its flat leather serves all of them
TARGETS = {
    'rise-15': Pose(rise=15), 'rise-40': Pose(rise=40), 'rise-105': Pose(rise=105), 'platform-30': Pose(platform=30),
    'toe-almond': Pose(toe='almond'), 'toe-round': Pose(toe='round'), 'toe-peep': Pose(toe='peep'),
}
CUTS = {'closed': '', 'sling': '_sling'}


class Layout:
    """What is decided once, on the middle toe: the leather laid flat, and where stitches, pearls and lace lie on it."""

    def __init__(self):
        grids = {cut: leather(Last(MIDDLE), cut) for cut in CUTS}
        self.charts = {cut: leather_chart(grid) for cut, grid in grids.items()}
        self.stitches = {cut: stitches.places(grid) for cut, grid in grids.items()}
        self.pearls = jewels.pearl_places(grids['closed'])
        self.lace = lace.design(grids['closed'], self.charts['closed'])


def build(pose, layout):
    """All parts by name, in mm."""
    last = Last(pose)
    grids = {cut: leather(last, cut) for cut in CUTS}
    ankle = Ankle(grids['closed'].points[0, -1])
    parts = {}
    for cut, suffix in CUTS.items():
        pieces = build_upper(last, grids[cut], cut, layout.charts[cut])
        pieces['stitching'] = stitches.build_stitches(grids[cut], layout.stitches[cut])
        parts.update({name + suffix: part for name, part in pieces.items()})
    parts.update(sling_strap(last) | ankle_strap(ankle) | t_bar(last, ankle))
    parts['bow'] = build_bow(last)
    parts.update(jewels.crystal_buckle(last) | jewels.pearls(grids['closed'], layout.pearls))
    parts['lace'] = lace.build_lace(grids['closed'], layout.lace)
    parts.update(stamp(last), insole=sock(last), platform=platform(last), initials=initials(last))
    parts.update(sole(last))
    for name in SHAPES:
        parts.update(build_heel(last, name))
    return parts
