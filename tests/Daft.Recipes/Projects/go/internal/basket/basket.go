// Package basket adds up.
package basket

import (
	"example.com/shop/internal/price"
	"example.com/shop/internal/stock"
)

func Total(items []stock.Item) (sum price.Cents) {
	for _, item := range items {
		sum += item.Price
	}
	return sum
}
