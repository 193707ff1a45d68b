using System.Reflection;
using System.Xml.Linq;
using NetArchTest.Rules;
using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Arrows;

public sealed class ArrowTests
{
    private static readonly ArrowRule OnlyWorkloadsSeeSdk = new("Pandacea.Drills", ["Pandacea.Sdk"], Except: "Pandacea.Drills.Workloads");
    private static readonly ArrowRule VerifiersAreIndependent = new("Pandacea.Drills.Verifying", ["Pandacea.Sdk", "Pandacea.Agent", "Pandacea.Drills.Workloads"]);

    public static TheoryData<string> Rooms => [.. Projects.Select(ProjectFile.RoomOf)];

    private static IEnumerable<string> Projects => Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal));

    [Fact]
    public void Every_room_stands_in_the_table() =>
        Breaches.None(Projects.Select(ProjectFile.RoomOf).Except(RoomTable.MayUse.Keys));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Project_references_follow_the_table(string room) =>
        Breaches.None(ProjectFile.ForbiddenReferences(room, XDocument.Parse(Repository.Read($"src/Pandacea.{room}/Pandacea.{room}.csproj"))));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Types_use_only_the_rooms_of_the_table(string room)
    {
        var rule = new ArrowRule($"Pandacea.{room}", [.. RoomTable.Forbidden(room).Select(other => $"Pandacea.{other}")]);
        Breaches.None(rule.Broken(Types.InAssembly(AssemblyOf(room))));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Types_live_in_their_rooms_namespace(string room) =>
        Breaches.None(Strangers(AssemblyOf(room), $"Pandacea.{room}"));

    [Fact]
    public void In_Drills_workloads_alone_see_the_sdk() =>
        Breaches.None(OnlyWorkloadsSeeSdk.Broken(Types.InAssembly(AssemblyOf("Drills"))));

    [Fact]
    public void Verifiers_use_nothing_that_they_verify() =>
        Breaches.None(VerifiersAreIndependent.Broken(Types.InAssembly(AssemblyOf("Drills"))));

    [Fact]
    public void The_project_rule_catches_a_forbidden_reference()
    {
        var project = XDocument.Parse("""<Project><ItemGroup><ProjectReference Include="..\Pandacea.Stack\Pandacea.Stack.csproj" /><ProjectReference Include="../Pandacea.Protocol/Pandacea.Protocol.csproj" /></ItemGroup></Project>""");
        Assert.Equal(["Verdict refers to Stack"], ProjectFile.ForbiddenReferences("Verdict", project));
    }

    [Theory]
    [InlineData("Samples.Verdict", "Samples.Verdict.PeeksAtTheSdkInALambda")]
    [InlineData("Samples.Verdict", "Samples.Verdict.PeeksAtTheSdkInAnAsyncMethod")]
    [InlineData("Samples.Verdict", "Samples.Verdict.KeepsTheSdkInAField")]
    [InlineData("Samples.Drills.Verifying", "Samples.Drills.Verifying.AsksTheSdk")]
    public void The_arrow_rule_catches_a_forbidden_use(string from, string culprit)
    {
        var broken = new ArrowRule(from, ["Samples.Sdk"]).Broken(Types.InAssembly(typeof(ArrowTests).Assembly));
        Assert.Contains(broken, line => line.StartsWith(culprit + " ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_arrow_rule_leaves_its_exception_and_its_neighbours_alone()
    {
        var rule = new ArrowRule("Samples.Drills", ["Samples.Sdk"], Except: "Samples.Drills.Workloads");
        var line = Assert.Single(rule.Broken(Types.InAssembly(typeof(ArrowTests).Assembly)));
        Assert.StartsWith("Samples.Drills.Verifying.AsksTheSdk ", line);
    }

    [Fact]
    public void The_namespace_rule_catches_a_stranger() =>
        Assert.Contains("Samples.Sdk.Client", Strangers(typeof(ArrowTests).Assembly, "Pandacea.Architecture"));

    private static Assembly AssemblyOf(string room) => Assembly.Load(room == "Cli" ? "pandacea" : $"Pandacea.{room}");

    private static IEnumerable<string> Strangers(Assembly assembly, string space) =>
        assembly.GetTypes()
            .Where(type => !type.IsNested && !type.FullName!.Contains('<') && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
            .Where(type => type.Namespace != space && type.Namespace?.StartsWith(space + ".", StringComparison.Ordinal) != true)
            .Select(type => type.FullName!)
            .Where(name => name is not "Program" && !name.StartsWith("Microsoft.", StringComparison.Ordinal) && !name.StartsWith("System.", StringComparison.Ordinal));
}
