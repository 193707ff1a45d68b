using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pandacea.Bench.Overload.Serving;

/// <summary>The server, in a process of its own: Kestrel, one of three guards, the workers.</summary>
internal static class WorkHost
{
    public const string Role = "serve";

    /// <summary>Of the limiter: the setting that serves 4 workers of 20 ms best, found by hand; the same for every cell.</summary>
    public const int Permits = 4;

    /// <inheritdoc cref="Permits"/>
    public const int Waiting = 4;

    /// <summary>Serves until standard input ends; its first line is its address.</summary>
    public static async Task RunAsync(Guarding guarding, int workers, TimeSpan service)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = 503;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<Microsoft.AspNetCore.Http.HttpContext, int>(_ =>
                RateLimitPartition.GetConcurrencyLimiter(0, _ => new() { PermitLimit = Permits, QueueLimit = Waiting }));
        });
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        Guard(app, guarding);
        var pool = new Workers(workers, service);
        app.Run(async context =>
        {
            await pool.RunAsync(context.RequestAborted);
            context.Response.ContentLength = 0;
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        Environment.Exit(0);
    }

    private static void Guard(WebApplication app, Guarding guarding)
    {
        if (guarding == Guarding.Limiter)
        {
            app.UseRateLimiter();
        }
        else if (guarding == Guarding.Product)
        {
            ProductAdmission.Use(app);
        }
    }
}
