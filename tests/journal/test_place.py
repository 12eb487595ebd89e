"""Which kind of disk a path is on, by the lines in which Linux says what is mounted where."""

import sys

import pytest

from jupyter_psydyn.journal.place import disk_type, network_disk

MOUNTS = r"""
22 27 0:21 / /proc rw,relatime shared:5 - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
31 27 0:40 / /home rw,relatime shared:7 master:2 - nfs4 files.clinic.example:/home rw,vers=4.2
32 31 254:3 / /home/local rw,relatime - xfs /dev/vdb rw
33 27 0:41 / /mnt/Paper\040and\134ink rw - fuse.sshfs me@there:/ rw,user_id=0
34 27 0:42 / /mnt/twice rw - autofs systemd-1 rw,fd=29
35 34 0:43 / /mnt/twice rw - cifs //there/twice rw
36 27 254:0 /srv/data /srv rw - ext4 /dev/vda rw
""".lstrip()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "ext4"),
        ("/tmp/a.psydyn", "ext4"),
        ("/home/ana/a.psydyn", "nfs4"),
        ("/home", "nfs4"),
        ("/homework/a.psydyn", "ext4"),  # a name that only begins alike
        ("/home/local/a.psydyn", "xfs"),  # a disk of one's own within a network one
        (r"/mnt/Paper and\ink/a.psydyn", "fuse.sshfs"),
        ("/mnt/twice/a.psydyn", "cifs"),  # mounted over what stood there
        ("/srv/a.psydyn", "ext4"),
    ],
)
def test_the_mount_nearest_to_a_path_says_its_type(path, kind):
    assert disk_type(MOUNTS, path) == kind


def test_without_a_mount_there_is_no_type():
    assert disk_type("", "/home/a.psydyn") == ""
    assert disk_type("a line of something else\n\n31 27 0:40 - nfs\n", "/home/a.psydyn") == ""


NETWORK = ["nfs", "nfs4", "cifs", "smb3", "lustre", "ceph", "9p", "fuse.sshfs", "fuse.rclone", "vboxsf"]
OWN = ["ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "fuseblk", "vfat", "exfat", "apfs"]


@pytest.fixture
def mounted(monkeypatch, tmp_path):
    """Have the folder be of some type, in a file of the kernel's form."""

    def mount(kind):
        file = tmp_path / "mountinfo"
        file.write_text(
            f"27 1 254:0 / / rw - ext4 /dev/vda rw\n28 27 0:9 / {tmp_path} rw - {kind} there rw\n"
        )
        monkeypatch.setattr("jupyter_psydyn.journal.place.MOUNTS", str(file))

    return mount


@pytest.mark.parametrize("kind", NETWORK)
def test_a_network_disk_is_named_by_its_type(kind, mounted, tmp_path):
    mounted(kind)
    assert network_disk(tmp_path / "a.psydyn") == kind


@pytest.mark.parametrize("kind", OWN)
def test_a_disk_of_ones_own_is_no_network_disk(kind, mounted, tmp_path):
    mounted(kind)
    assert network_disk(tmp_path / "a.psydyn") is None


def test_a_link_counts_as_where_it_leads(mounted, tmp_path_factory, tmp_path):
    mounted("nfs")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "a.psydyn").symlink_to(tmp_path / "a.psydyn")
    assert network_disk(elsewhere / "a.psydyn") == "nfs"
    assert network_disk(elsewhere / "b.psydyn") is None


def test_a_folder_that_does_not_exist_yet_counts_as_the_one_around_it(mounted, tmp_path):
    mounted("nfs")
    assert network_disk(tmp_path / "new" / "folder" / "a.psydyn") == "nfs"


def test_where_the_system_does_not_say_it_is_taken_for_a_disk_of_ones_own(monkeypatch, tmp_path):
    monkeypatch.setattr("jupyter_psydyn.journal.place.MOUNTS", str(tmp_path / "nothing"))
    assert network_disk(tmp_path / "a.psydyn") is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has it")
def test_the_mounts_of_this_machine_are_read():
    with open("/proc/self/mountinfo") as mounts:
        assert disk_type(mounts.read(), "/proc/self") == "proc"
