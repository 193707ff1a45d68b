using System.Xml.Linq;

namespace Pandacea.Architecture.Tests.Arrows;

/// <summary>What the rules ask of a project file.</summary>
internal static class ProjectFile
{
    private const string Prefix = "Pandacea.";

    public static string RoomOf(string path) => Path.GetFileNameWithoutExtension(path)[Prefix.Length..];

    /// <summary>References to rooms that the table does not allow.</summary>
    public static IEnumerable<string> ForbiddenReferences(string room, XDocument project) =>
        project.Descendants("ProjectReference")
            .Select(reference => RoomOf(((string)reference.Attribute("Include")!).Replace('\\', '/')))
            .Where(other => !RoomTable.MayUse[room].Contains(other))
            .Select(other => $"{room} refers to {other}");

    /// <summary>Package references that carry a version of their own.</summary>
    public static IEnumerable<string> OwnVersions(string path, XDocument project) =>
        project.Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "PackageDownload")
            .Where(element => (element.Attribute("Version") ?? element.Attribute("VersionOverride")) is not null
                || element.Elements().Any(child => child.Name.LocalName is "Version" or "VersionOverride"))
            .Select(element => $"{path}: {(string?)element.Attribute("Include")}");
}
