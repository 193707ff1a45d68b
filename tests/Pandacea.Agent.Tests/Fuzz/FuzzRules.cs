using System.Reflection;
using System.Text;
using System.Text.Json;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>What every answer must be, whatever was asked.</summary>
internal static class FuzzRules
{
    /// <summary>Answers of the HTTP server itself, to what is no request: without a body, and 505 is no fault but a version that it does not speak.</summary>
    private static readonly HashSet<int> BelowTheAgent = [400, 405, 408, 411, 413, 414, 417, 431, 505];

    /// <summary>Honest refusals: not the request's fault, and said so.</summary>
    private static readonly HashSet<string> Unavailable =
    [
        AgentErrorCodes.QueueFull, AgentErrorCodes.Backpressure, AgentErrorCodes.DeadlineExceeded, AgentErrorCodes.Draining, AgentErrorCodes.DependencyUnavailable,
    ];

    private static readonly HashSet<string> Codes = [.. typeof(AgentErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!)];

    public static void Check(FuzzCase fuzz, FuzzWire wire, IReadOnlyList<FuzzAnswer> answers)
    {
        if (fuzz.IsUntouched && Assert.Single(answers) is var only && only.Status != 503)
        {
            // A busy machine may refuse it; whether that is said honestly is checked below.
            Assert.Equal(fuzz.Route.Status, only.Status);
        }

        Assert.True(answers.Count > 0 || fuzz.BendsHttp, "no answer");
        foreach (var answer in answers)
        {
            if (answer.Headers.Contains(AgentHeaders.RequestId))
            {
                CheckAgents(fuzz, answer);
            }
            else
            {
                Assert.True(fuzz.BendsHttp && BelowTheAgent.Contains(answer.Status) && answer.Body.Length == 0, $"{answer.Status} without the agent's headers");
            }

            Assert.False(wire.MustRefuse && answer.Status < 400, $"{answer.Status} although the signature does not hold");
        }

        if (fuzz.Route == FuzzRoute.Propose && answers is [{ Status: 202 }, ..] && fuzz.Body is { } body)
        {
            Assert.True(FuzzModel.IsProposal(body), "accepted although it is no proposal");
        }
    }

    private static void CheckAgents(FuzzCase fuzz, FuzzAnswer answer)
    {
        Assert.Equal("v1", Assert.Single(answer.Headers[AgentHeaders.ApiVersion]));
        var id = Assert.Single(answer.Headers[AgentHeaders.RequestId]);
        if (answer.Status < 400)
        {
            // The page of the API sends those on who leave out its file.
            Assert.True(answer.Status is (>= 200 and < 300) or 301, $"{answer.Status}");
            return;
        }

        if (!answer.IsWhole || answer.Body.Length == 0)
        {
            Assert.True(fuzz.BendsHttp, "an error without a body");
            return;
        }

        Assert.StartsWith("application/json", Assert.Single(answer.Headers["Content-Type"]), StringComparison.Ordinal);
        var root = JsonDocument.Parse(answer.Body, new() { AllowDuplicateProperties = false }).RootElement;
        Assert.Equal(["error"], root.EnumerateObject().Select(field => field.Name));
        var error = root.GetProperty("error");
        Assert.Equal(["code", "message", "requestId"], error.EnumerateObject().Select(field => field.Name));
        Assert.Equal(id, error.GetProperty("requestId").GetString());
        Assert.InRange(Encoding.UTF8.GetByteCount(error.GetProperty("message").GetString()!), 1, 400);
        var code = error.GetProperty("code").GetString()!;
        Assert.Contains(code, Codes);
        Assert.True(answer.Status < 500 || (answer.Status == 503 && Unavailable.Contains(code)), $"{answer.Status} {code}");
    }
}
