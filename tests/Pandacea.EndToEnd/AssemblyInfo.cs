using System.Runtime.Versioning;

// They send signals, mount file systems and pin processes to cores; Windows has its own ways for that.
[assembly: UnsupportedOSPlatform("windows")]
