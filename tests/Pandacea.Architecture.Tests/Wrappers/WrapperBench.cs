using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Wrappers;

/// <summary>A small copy of the project with <c>./pandacea</c> in it and a stand-in for <c>dotnet</c> that notes its builds.</summary>
internal sealed class WrapperBench : IDisposable
{
    private const string FakeDotnet = """
        #!/usr/bin/env bash
        case ${1-} in
          --version) [ -z "${FAKE_NO_SDK-}" ] && echo 10.0.400 || exit 145 ;;
          build)
            echo "build" >>"$FAKE_LOG"
            echo "chatter of the build"
            sleep "${FAKE_BUILD_SECONDS:-0}"
            if [ -n "${FAKE_BUILD_ERROR-}" ]; then echo "Program.cs(1,1): $FAKE_BUILD_ERROR"; exit 1; fi
            mkdir -p "$2/bin/Release/net10.0" "$2/obj"
            : >"$2/bin/Release/net10.0/pandacea.dll"
            ;;
          *.dll)
            shift
            printf 'cwd=%s\n' "$PWD"
            printf 'arg=%s\n' "$@"
            exit "${FAKE_EXIT:-0}"
            ;;
        esac
        """;

    private readonly Scratch _scratch = new();

    public WrapperBench()
    {
        _scratch.Copy("pandacea");
        _scratch.Write("src/Pandacea.Cli/Program.cs", "// nothing");
        _scratch.Write("src/Pandacea.Sdk/Client.cs", "// nothing");
        _scratch.Write("global.json", "{}");
        _scratch.WriteScript("fake/dotnet", FakeDotnet);
    }

    public string Root => _scratch.Root;

    public int Builds => File.Exists(Log) ? File.ReadAllLines(Log).Length : 0;

    private string Log => _scratch.PathOf("builds");

    public Task<Outcome> RunAsync(IEnumerable<string> arguments, string? from = null, string? through = null, params (string Name, string Value)[] environment)
    {
        var all = new Dictionary<string, string?>
        {
            ["PATH"] = $"{_scratch.PathOf("fake")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["FAKE_LOG"] = Log,
        };
        foreach (var (name, value) in environment)
        {
            all[name] = value;
        }

        return Commands.RunAsync(through ?? _scratch.PathOf("pandacea"), arguments, from ?? Root, all);
    }

    public string Write(string file, string text) => _scratch.Write(file, text);

    public string Folder(string name) => _scratch.Folder(name);

    public string PathOf(string file) => _scratch.PathOf(file);

    public void Dispose() => _scratch.Dispose();
}
