using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Protocol;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Consent;
using Spectre.Console;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea consent</c>: what data subjects agreed to, as whoever runs the agent handles it.</summary>
internal static class ConsentCommand
{
    public static Command Create() => new Command("consent", "Hand in, take back and list what data subjects agreed to.") { Add(), Revoke(), List() }
        .WithExamples("pandacea consent add manifest.json", "pandacea consent list");

    private static Command Add()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A consent manifest, as docs/schemas/consent-manifest.schema.json has it." };
        var command = new Command("add", "Hand in a consent manifest; the latest of each subject counts.") { file };
        var agent = OperatorClient.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var content = new ByteArrayContent(await ManifestFile.ReadAsync(parse.GetRequiredValue(file), cancellationToken).ConfigureAwait(false));
            content.Headers.ContentType = new("application/json");
            return await agent.SendAsync(parse, HttpMethod.Post, ComputeRoutes.InternalConsents, content, ConsentJson.Default.ConsentAnswer, Show, cancellationToken).ConfigureAwait(false);
        });
        return command.WithExamples("pandacea consent add manifest.json");
    }

    private static Command Revoke()
    {
        var hash = new Argument<string>("HASH") { Description = "The manifest's hash." };
        var command = new Command("revoke", "Take a consent back for good: no job begins any more that rests on it.") { hash };
        var agent = OperatorClient.AddTo(command);
        command.SetAction((parse, cancellationToken) => agent.SendAsync(
            parse, HttpMethod.Delete, $"{ComputeRoutes.InternalConsents}/{Uri.EscapeDataString(parse.GetRequiredValue(hash))}", null, ConsentJson.Default.ConsentAnswer, Show, cancellationToken));
        return command.WithExamples("pandacea consent revoke 0f3a...");
    }

    private static Command List()
    {
        var command = new Command("list", "List all consents.");
        var agent = OperatorClient.AddTo(command);
        command.SetAction((parse, cancellationToken) => agent.SendAsync(
            parse, HttpMethod.Get, ComputeRoutes.InternalConsents, null, ConsentJson.Default.ConsentAnswerArray, all => Array.ForEach(all, Show), cancellationToken));
        return command.WithExamples("pandacea consent list", "pandacea consent list --offset 100");
    }

    private static void Show(ConsentAnswer consent) =>
        Terminal.Out.WriteLine($"{consent.Hash} {consent.Status} {consent.DataProductId} {consent.SubjectId}");
}
