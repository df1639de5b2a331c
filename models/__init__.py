"""The domain and its storage: rules, tables, migrations, moments.

Knows neither Telegram nor languages.
"""
