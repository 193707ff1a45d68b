using System.Text.RegularExpressions;

namespace Pandacea.Architecture.Tests.Words;

/// <summary>What may stand in no file, or in no file of some rooms. Written so that this file does not trip over itself.</summary>
internal static class BannedWords
{
    private static readonly string[] Hosts =
    [
        "api.nu" + "get.org", "www.nu" + "get.org", "registry.npm" + "js.org", "registry.yarn" + "pkg.com", "py" + "pi.org", "files.python" + "hosted.org",
        "deb.deb" + "ian.org", "proxy.go" + "lang.org", "crates" + ".io",
    ];

    public static IReadOnlyList<WordRule> Rules { get; } =
    [
        new("a path of one machine", new(@"(?<![\w.~-])/(wo" + @"rk|ro" + @"ot|far" + @"m|home/\w+|Users/\w+)/|[A-Za-z]:\\Us" + @"ers\\\w"), _ => true),
        new("host of a package registry", new(string.Join('|', Hosts.Select(Regex.Escape)), RegexOptions.IgnoreCase), _ => true),
        new("unfinished work", new(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b"), IsText),
        // Terminals and operating systems have sessions of their own; nobody calls those "last" or "next".
        new("how the work was done, not what it is", new(@"\b(this|last|next|previous|earlier|another) se" + @"ssion\b|\bsub-?ag" + @"ents?\b|\bCo-Auth" + @"ored-By\b", RegexOptions.IgnoreCase), IsText),
        new("only Sabotage and Cli know this word", new("sabo" + "tage", RegexOptions.IgnoreCase), IsRoomThatMustNotKnow),
    ];

    private static bool IsText(string file) => !file.EndsWith("package-lock.json", StringComparison.Ordinal);

    private static bool IsRoomThatMustNotKnow(string file) =>
        file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
        && !file.StartsWith("src/Pandacea.Sabotage/", StringComparison.Ordinal) && !file.StartsWith("src/Pandacea.Cli/", StringComparison.Ordinal);
}
