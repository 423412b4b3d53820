using Daft.Core.Configuration;

namespace Daft.Engine.Yaml;

/// <summary>From the text of a <c>daft.yml</c> to the configuration, or to everything that is wrong with it.</summary>
public static class ConfigurationText
{
    private static Version Running => typeof(ConfigurationText).Assembly.GetName().Version ?? new Version(0, 0, 0);

    public static ConfigurationReading Read(string text, string file)
    {
        YamlReading yaml = YamlReader.Read(text, file);
        return yaml.Problems.IsEmpty
            ? ConfigurationReader.Read(yaml.Root, file, () => Running)
            : new ConfigurationReading { Problems = yaml.Problems };
    }
}
