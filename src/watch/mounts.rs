//! File systems on which the kernel does not hear of all changes, because others make them: network shares, folders of a host machine.

use std::path::Path;

/// Types of file systems whose files change without this kernel.
const DEAF: &[&str] = &[
    "9p",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "drvfs",
    "fakeowner",
    "fuse",
    "gfs2",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "ocfs2",
    "prl_fs",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
    "vmhgfs",
];

/// Types of file systems in user space whose files are changed through this kernel only.
const LOCAL: &[&str] = &["fuse.cryfs", "fuse.encfs", "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.mergerfs", "fuse.ntfs-3g"];

/// The type of the file system that holds `path`, where that type does not tell of all changes. `table` is `/proc/self/mountinfo`.
pub(super) fn deaf<'a>(table: &'a str, path: &Path) -> Option<&'a str> {
    let holds = |mount: &Mount| path.starts_with(&mount.point);
    let depth = |mount: &Mount| Path::new(&mount.point).components().count();
    // Of mounts at one place the last covers the others.
    let mount = table.lines().filter_map(Mount::parse).filter(holds).max_by_key(depth)?;
    let is_deaf = DEAF.contains(&mount.kind) || mount.kind.starts_with("fuse.") && !LOCAL.contains(&mount.kind);
    is_deaf.then_some(mount.kind)
}

struct Mount<'a> {
    point: String,
    kind: &'a str,
}

impl<'a> Mount<'a> {
    /// `36 35 98:0 / /mnt/share rw,noatime shared:1 - cifs //server/share rw`: the place is fifth, the type comes after the hyphen.
    fn parse(line: &'a str) -> Option<Self> {
        let mut fields = line.split(' ');
        let point = unescape(fields.nth(4)?);
        let kind = fields.skip_while(|field| *field != "-").nth(1)?;
        Some(Mount { point, kind })
    }
}

/// Spaces, tabs, line ends and backslashes stand there as `\040` and so on.
fn unescape(field: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(field.to_owned(), |text, (code, character)| text.replace(code, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = r"22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
40 27 0:50 / /mnt/c rw,noatime - 9p C:\134 rw,dirsync,aname=drvfs;path=C:\;uid=1000
41 27 0:51 / /srv/team\040share rw,relatime shared:7 master:2 - nfs4 server:/team rw
42 41 8:1 /x /srv/team\040share/local rw - ext4 /dev/sda1 rw
43 27 0:52 / /home/me/sshfs rw - fuse.sshfs me@host: rw
44 27 0:53 / /home/me/secret rw - fuse.gocryptfs /home/me/.secret rw
45 27 8:2 / /media/stick rw - fuseblk /dev/sdb1 rw
46 27 0:54 / /data rw - ext4 /dev/vdb rw
47 46 0:55 / /data rw - virtiofs host rw
a line that means nothing
";

    fn at(path: &str) -> Option<&'static str> {
        deaf(TABLE, Path::new(path))
    }

    #[test]
    fn the_nearest_mount_decides() {
        assert_eq!(at("/home/me/project"), None);
        assert_eq!(at("/mnt/c/Users/me"), Some("9p"));
        assert_eq!(at("/mnt/cars"), None);
        assert_eq!(at("/srv/team share/assessment"), Some("nfs4"));
        assert_eq!(at("/srv/team share/local/assessment"), None);
    }

    #[test]
    fn of_two_mounts_at_one_place_the_last_covers_the_first() {
        assert_eq!(at("/data/content"), Some("virtiofs"));
    }

    #[test]
    fn user_space_is_trusted_where_nobody_else_writes() {
        assert_eq!(at("/home/me/sshfs/x"), Some("fuse.sshfs"));
        assert_eq!(at("/home/me/secret/x"), None);
        assert_eq!(at("/media/stick/x"), None);
    }

    #[test]
    fn without_a_table_nothing_is_said() {
        assert_eq!(deaf("", Path::new("/x")), None);
    }
}
